/** What an open copy says of itself to whoever opens it, in both languages. `tables` are the names of its tables. */
export function openReadme(tables: readonly string[]): string {
  return `熟客：全部资料
================

这个压缩包里是这家店在熟客里的全部资料，谁的程序都能读。

tables/*.csv   一张表一个文件，共 ${String(tables.length)} 张，UTF-8 编码，逗号分隔，第一行是列名。
               空着的是没有；不带引号的是数字；带引号的是文字。
               文字开头如果是 = + - @ 或者撇号，前面多一个撇号，免得被表格软件当成公式。
               图片等用 Base64 写成文字。金额以分为单位，数量以千分之一为单位。
schema.sql     每张表有哪些列、怎么相连（SQLite 的写法）。
manifest.json  什么时候、由哪个版本导出，每张表几行，以及校验值。

要装回熟客：设置 → 备份 → 恢复，选这个文件所在的文件夹。
装回之前会逐行核对。用表格软件改过、另存过的文件对不上校验值，装不回去，请留着原来的。
里面有顾客的电话和住址，也没有加密：请和账本一样收好。


Shuke: everything
=================

This archive holds all that this shop keeps in Shuke, for any program to read.

tables/*.csv   One file for each of the ${String(tables.length)} tables: UTF-8, commas, names of columns in the first line.
               Nothing is nothing, what has no quotes is a number, what has quotes is a text.
               A text that begins with = + - @ or an apostrophe has one more apostrophe before it, so that no
               spreadsheet takes it for a formula. Pictures are written in Base64.
               Money is in cents, quantities in thousandths.
schema.sql     The columns of each table and how they refer to each other, as SQLite writes it.
manifest.json  When and by which version it was written, rows of each table, and check sums.

To bring it back into Shuke: Settings → Backup → Restore, and choose the folder that this file lies in.
Each row is checked then. A file that a spreadsheet saved anew no longer agrees with its check sum and is refused, so
keep the original. It holds phone numbers and addresses of customers and is not encrypted: keep it as safe as your books.
`;
}
