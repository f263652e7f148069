import { AppError } from '@shared/errors/AppError';
import { screen } from '@testing-library/react';
import { describe, expect, test, vi } from 'vitest';
import { idOf } from '../../../../../tests/support/builders/screens';
import { findBarriers, renderScreen, user } from '../../../../../tests/support/renderScreen';
import { DataDialog } from './DataDialog';

const show = (saved: () => { fileName: string } | null) => {
  const onClose = vi.fn();
  return renderScreen(<DataDialog id={idOf(12)} title="单玉珍" onClose={onClose} />, {
    answers: { 'privacy.saveData': saved },
  }).then(({ bridge }) => ({ bridge, onClose }));
};

describe('giving a customer their data', () => {
  test('saves a PDF in the language of the screen, says what it is called, and closes', async () => {
    const { bridge, onClose } = await show(() => ({ fileName: '单玉珍.pdf' }));
    await screen.findByRole('dialog', { name: '单玉珍的全部资料' });
    expect(await findBarriers()).toEqual([]);
    await user.click(screen.getByRole('button', { name: '选个地方存' }));
    expect(bridge.inputsOf('privacy.saveData')).toEqual([{ id: 12, format: 'pdf', language: 'zh-CN' }]);
    expect(await screen.findByText('存好了：单玉珍.pdf')).toBeTruthy();
    expect(onClose).toHaveBeenCalledOnce();
  });

  test('is given in the other language or for a program, by keyboard, and Enter saves', async () => {
    const { bridge } = await show(() => null);
    await user.click(await screen.findByRole('radio', { name: 'English' }));
    await user.keyboard('{Enter}');
    await user.click(screen.getByRole('radio', { name: 'JSON，给程序读' }));
    expect(screen.queryByRole('radio', { name: 'English' })).toBeNull();
    await user.click(screen.getByRole('button', { name: '选个地方存' }));
    expect(bridge.inputsOf('privacy.saveData')).toEqual([
      { id: 12, format: 'pdf', language: 'en' },
      { id: 12, format: 'json', language: 'en' },
    ]);
  });

  test('stays where no place was chosen, and says why where it could not be written', async () => {
    const { onClose } = await show(() => {
      throw new AppError('privacy.notWritten');
    });
    await user.click(await screen.findByRole('button', { name: '选个地方存' }));
    expect(await screen.findByText(/文件没有存上/u)).toBeTruthy();
    expect(onClose).not.toHaveBeenCalled();
  });
});
