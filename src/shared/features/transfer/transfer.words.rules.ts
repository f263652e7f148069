import { type RowTarget } from './transfer.rows.rules';

const PERSON_NUMBER =
  '会员号 会员卡号 会员编号 卡号 客户编号 客户号 客户编码 客户id 顾客编号 会员id customerid customerno customernumber customercode clientid memberid memberno membernumber cardno cardnumber';

/** Header words of each field, the surest first; written as plainHeader makes them. */
export const HEADER_WORDS: { readonly [Target in RowTarget]: Readonly<Record<string, string>> } = {
  sales: {
    saleNumber:
      '单号 订单号 交易订单号 订单编号 销售单号 小票号 流水号 交易号 交易单号 单据编号 单据号 票号 发票号 invoiceno invoicenumber invoiceid invoice orderno ordernumber orderid receiptno receiptnumber receipt transactionid salenumber order',
    soldOn:
      '日期 时间 下单时间 下单日期 销售日期 销售时间 交易时间 交易日期 消费时间 消费日期 购买日期 购买时间 成交时间 付款时间 支付时间 开单时间 开单日期 单据日期 订单日期 订单时间 订单创建时间 invoicedate orderdate saledate solddate soldon purchasedate transactiondate date datetime createdat timestamp time',
    soldTime: '时间 销售时间 交易时间 消费时间 开单时间 time saletime',
    productCode:
      '商品编码 商品编号 货号 商品货号 商品条码 条码 条形码 款号 产品编码 产品编号 商品代码 编码 sku stockcode productcode productid itemcode itemno barcode',
    productName:
      '商品名称 品名 商品 商品说明 产品名称 产品 货品名称 货品 服务项目 项目名称 项目 宝贝标题 商品标题 名称 description productname product itemname item',
    quantity: '数量 件数 销售数量 购买数量 商品数量 销量 宝贝总数量 quantity qty count units',
    unitPrice: '单价 售价 销售单价 商品单价 成交单价 价格 unitprice price',
    amount:
      '实付金额 实付 实收金额 实收 成交金额 销售金额 消费金额 订单金额 支付金额 金额 小计 总价 总金额 总额 合计 应收金额 买家实际支付金额 amount lineamount linetotal totalamount total subtotal paid sales',
    customerNumber: PERSON_NUMBER,
    customerName:
      '客户姓名 客户名称 客户 会员姓名 会员名称 会员 顾客姓名 顾客 姓名 买家姓名 买家 收货人姓名 收货人 购买人 交易对方 customername customer buyer membername clientname client name',
    customerPhone:
      '手机号 手机号码 手机 联系手机 联系电话 会员手机 客户电话 客户手机 电话 电话号码 phone phonenumber mobile mobilephone tel telephone cellphone',
    region: '地区 区域 省市 省份 城市 国家 country region province city area',
    deal: '交易类型 交易分类 业务类型 dealtype',
    direction: '收支 收付 收支类型 收支方向 资金流向 direction',
    state: '当前状态 交易状态 订单状态 支付状态 orderstatus paymentstatus',
  },
  customers: {
    number: `${PERSON_NUMBER} 编号 number id no`,
    name: '姓名 客户姓名 客户名称 会员姓名 会员名称 顾客姓名 名字 客户 顾客 会员 联系人 称呼 名称 昵称 name fullname customername contactname membername customer contact fn',
    phone:
      '手机号 手机号码 手机 联系手机 联系电话 电话 电话号码 联系方式 会员手机 客户电话 客户手机 phone phonenumber mobile mobilephone mobileno cellphone tel telephone contactnumber',
    phone2:
      '电话2 手机2 备用电话 备用手机 其他电话 座机 固话 固定电话 办公电话 单位电话 phone2 mobile2 officephone workphone landline',
    phone3: '电话3 手机3 家庭电话 家庭座机 住宅电话 phone3 mobile3 homephone',
    wechat: '微信号 微信 微信id wechat wechatid weixin xwechat',
    email: '邮箱 电子邮箱 电子邮件 邮件 email emailaddress mail',
    gender: '性别 gender sex',
    birthday: '生日 出生日期 出生年月日 出生年月 会员生日 客户生日 birthday birthdate dateofbirth dob bday',
    address: '地址 联系地址 家庭地址 收货地址 详细地址 家庭住址 住址 通讯地址 address streetaddress adr',
    region: '地区 区域 省市 省份 城市 国家 所在地 country region province city area',
    company:
      '单位 公司 公司名称 单位名称 工作单位 company companyname organization organisation employer org',
    tags: '标签 客户标签 会员标签 分组 客户分组 分类 tags tag labels label groups group categories',
    note: '备注 备注信息 客户备注 说明 附注 notes note remarks remark comments comment memo',
  },
  products: {
    code: '商品编码 商品编号 货号 商品货号 款号 产品编码 产品编号 商品代码 编码 sku stockcode productcode productid itemcode itemno productno code',
    barcode: '条码 条形码 商品条码 商品条形码 国际条码 69码 barcode ean ean13 upc gtin',
    name: '商品名称 品名 商品 产品名称 产品 货品名称 货品 服务项目 项目名称 宝贝标题 商品标题 名称 productname product itemname item title name description',
    category:
      '分类 类别 商品分类 商品类别 品类 类目 一级分类 category categories productcategory producttype type department',
    price:
      '售价 零售价 单价 价格 销售价 标价 吊牌价 原价 会员价 price retailprice unitprice sellingprice listprice rrp',
    cost: '进价 进货价 成本价 成本 采购价 采购单价 拿货价 cost costprice unitcost purchaseprice buyingprice',
    unit: '单位 计量单位 规格单位 销售单位 unit uom unitofmeasure',
    supplier: '供应商 供货商 供应商名称 厂家 厂商 进货渠道 supplier vendor suppliername manufacturer',
    shelf: '货架 货架号 货架位置 货位 库位 陈列位置 位置 摆放位置 shelf shelfplace location bin aisle',
    outOfReach: '需协助取拿 高处 需要帮拿 outofreach needshelp',
    tags: '标签 商品标签 适合人群 适用人群 适合 人群 需求 tags tag labels for',
    included: '包含 含 包含内容 included includes',
    excluded: '不含 不包含 另购 excluded notincluded',
    warranty: '保修 质保 保修期 质保期 三包 warranty guarantee',
    note: '备注 说明 商品说明 备注信息 note notes remark remarks comment comments',
    active: '在售 状态 商品状态 是否在售 是否上架 上架 上架状态 status active isactive onsale state',
    special: '特价 是否特价 特价商品 不打折 special specialprice isspecial',
    parts: '套餐内容 套餐 组合 组合内容 组合商品 parts bundle bundleparts components',
  },
};
