"""Surnames that are one and the same in several scripts or romanisations: a line is a family of forms.

A form may stand in several lines: 許 is read Huh in Korea and Xu in China. Whoever is called by one form is
found by every form of its lines. Pure data.
"""

# Korean: romanisations, Hangul, Han, Cyrillic, kana.
KOREAN = """
kim gim ghim kym 김 金 ким кім キム
lee yi rhee li ri rhie ree rhi 이 리 李 ли лі リー イ
park pak bak bahk pahk 박 朴 пак бак パク
choi choe chwe choy tsoi tsoy 최 崔 цой чой чхве чхе チェ
jeong jung chung cheong jong chong 정 鄭 郑 丁 程 чон чжон джон тен тян ten tyan チョン ジョン
kang gang khan 강 姜 康 кан kan カン
cho jo joe 조 趙 赵 曺 曹 чо чжо дё дегай degay チョ ジョ
yoon yun youn 윤 尹 юн ユン
jang chang zhang cheung 장 張 张 章 чан чжан джан тян tyan チャン ジャン
lim im rim yim 임 림 林 任 лим им эм em イム リム
han 한 韓 韩 хан ハン
oh o 오 吳 吴 о огай ogay ogai オ
seo suh so sur 서 徐 со ソ
shin sin synn 신 申 辛 慎 шин син シン
kwon gwon kwun 권 權 权 квон クォン
hwang whang 황 黃 黄 хван ファン
ahn an 안 安 ан アン
song 송 宋 сон ソン
ryu yoo yu you lyu ryoo 유 류 柳 劉 刘 俞 兪 ю рю лю югай yugay yugai люгай lyugay ユ リュ
hong 홍 洪 хон ホン
jeon jun chun cheon 전 全 田 錢 чон чжон джон チョン
ko goh koh go 고 高 ко когай kogay kogai コ
moon mun 문 文 мун ムン
yang ryang 양 량 梁 楊 杨 ян лян ヤン
son sohn shon 손 孫 孙 сон ソン
bae pae pai bai 배 裵 裴 пэ бэ пягай pyagay ペ
baek paik baik paek back 백 白 пэк бэк ペク
heo huh hur hu her 허 許 许 хо хё хегай khegay khegai ホ
nam 남 南 нам ナム
shim sim 심 沈 沉 шим сим シム
noh no roh ro nho 노 로 盧 卢 но ро ногай nogay nogai ノ
ha hah 하 河 夏 ха ハ
kwak gwak 곽 郭 квак クァク
sung seong 성 成 сон ソン
cha 차 車 车 ча チャ
joo ju chu 주 朱 周 чу чжу джу チュ
woo wu u 우 禹 于 у ウ
koo gu ku goo 구 具 丘 ку ク
min 민 閔 闵 мин ミン
na ra rah nah 나 라 羅 罗 на ра ナ
jin chin 진 陳 陈 秦 晉 чин чжин джин チン
ji chi jee 지 池 智 чи чжи チ
eom um uhm om 엄 嚴 严 ом オム
chae chai 채 蔡 чхэ чэ チェ
won 원 元 袁 вон ウォン
cheon chun chon 천 千 чхон チョン
bang pang 방 方 房 пан バン
kong gong 공 孔 кон コン
hyun hyeon hyon 현 玄 хён ヒョン
ham 함 咸 хам ハム
byun byeon pyon 변 卞 邊 边 пён ピョン
yeom yum 염 廉 ём ヨム
yeo yuh 여 呂 吕 余 ё егай egay egai ヨ
choo chu 추 秋 чху チュ
do doh to 도 都 陶 то ト
so soh 소 蘇 苏 邵 со ソ
seok suk sok 석 石 昔 сок ソク
sun seon 선 宣 сон ソン
seol sul 설 薛 偰 соль ソル
ma mah 마 馬 马 ма магай magay magai マ
gil kil 길 吉 кил キル
wi wee 위 魏 韋 ви ウィ
pyo 표 表 пхё ピョ
myung myeong 명 明 мён ミョン
ki gi kee 기 奇 ки キ
ban pan 반 潘 пан パン
wang 왕 王 ван ワン
geum keum kum 금 琴 кым クム
ok 옥 玉 ок オク
yook yuk 육 陸 陆 юк ユク
in ihn 인 印 ин イン
maeng 맹 孟 мэн メン
je jae 제 諸 诸 че チェ
mo 모 牟 毛 мо モ
tak 탁 卓 тхак タク
kook guk 국 鞠 кук クク
eun 은 殷 ын ウン
pyeon pyun 편 片 пхён ピョン
yong 용 龍 龙 ён ヨン
namgung namkoong 남궁 南宮 南宫 намгун ナムグン
hwangbo whangbo 황보 皇甫 хванбо ファンボ
jegal jekal 제갈 諸葛 诸葛 чегаль チェガル
sunwoo seonwoo 선우 鮮于 鲜于 сону ソヌ
dokgo dokko 독고 獨孤 独孤 токко トッコ
sagong sakong 사공 司空 сагон サゴン
seomun suhmoon 서문 西門 西门 сомун ソムン
"""

# Chinese: pinyin and what Taiwan, Hong Kong and the diaspora write, Han, Palladius's Cyrillic, kana.
CHINESE = """
wang wong ong 王 汪 ван ワン オウ 왕
li lee lei 李 黎 ли リー
zhang chang cheung teo jang 張 张 章 чжан チャン チョウ 장
liu lau lao low 劉 刘 柳 лю リュウ
chen chan tan chin ching 陳 陈 чэнь チェン チン
yang yeung yeo young 楊 杨 ян ヤン ヨウ
huang wong hwang ng wee 黃 黄 хуан ホアン コウ
zhao chao chiu chew jhao 趙 赵 чжао チャオ チョウ
wu ng goh woo 吳 吴 武 伍 у ウー ゴ
zhou chou chow chau jou 周 чжоу チョウ シュウ
xu hsu hui tsui 徐 許 许 сюй シュー キョ ジョ
sun suen soon 孫 孙 сунь スン ソン
ma mah 馬 马 ма マー バ
zhu chu choo 朱 祝 чжу チュー シュ
hu hoo woo 胡 ху フー コ
guo kuo kwok koh quek 郭 го グオ カク
he ho hoh 何 賀 贺 хэ ホー カ
gao kao ko 高 гао ガオ コウ
lin lam lim 林 линь リン
luo lo law loh 羅 罗 骆 駱 ло ルオ ラ
zheng cheng tay 鄭 郑 чжэн チェン テイ
liang leung neo 梁 лян リャン
xie hsieh tse tsia 謝 谢 解 се シエ シャ
song sung soong 宋 сун ソン
tang tong 唐 湯 汤 тан タン トウ
deng teng tang 鄧 邓 дэн トン
han hon 韓 韩 хань ハン カン
feng fung foong 馮 冯 фэн フォン
cao tsao cho 曹 цао ツァオ ソウ
peng pang phang 彭 пэн ポン
zeng tseng tsang chan 曾 цзэн ツォン ソ
xiao hsiao siu seow 蕭 肖 萧 сяо シャオ ショウ
tian tien tin 田 тянь ティエン
dong tung 董 дун トン
pan poon phua 潘 пань パン
yuan yuen 袁 元 юань ユエン
cai tsai choi choy chua tsoi 蔡 цай ツァイ サイ
jiang chiang keung kong 蔣 蒋 江 姜 цзян チアン コウ
yu yue yee 余 于 俞 虞 юй ユー
du tu to 杜 ду ドゥ ト
ye yeh yip yap 葉 叶 е イエ ヨウ
cheng ching 程 成 чэн チョン
wei wai ngai 魏 韋 韦 卫 衛 вэй ウェイ ギ
su soo so 蘇 苏 су スー ソ
lu lo look loo 盧 卢 陸 陆 鲁 魯 吕 лу ルー ロ
lyu lv lui 呂 吕 люй リョ
ding ting 丁 дин ディン テイ
ren jen yam 任 жэнь レン ニン
shen shum sim 沈 шэнь シェン シン
yao yiu yeo 姚 яо ヤオ ヨウ
jin chin kam gam 金 靳 晋 цзинь ジン キン
cui tsui chui 崔 цуй ツイ サイ
piao 朴 пяо ピャオ ボク
tan tam 譚 谭 тань タン
fan faan 范 樊 фань ファン ハン
fang fong 方 房 фан ファン ホウ
shi shih sek 石 史 施 ши シー セキ
xiong hsiung hung 熊 сюн ション
bai pai 白 бай バイ ハク
qin chin tsun 秦 цинь チン シン
qian chien tsien 錢 钱 цянь チエン セン
gu ku koo 顧 顾 古 гу グー コ
hao 郝 хао ハオ
kong hung 孔 кун コン コウ
mao mo 毛 мао マオ モウ
meng mang 孟 мэн モン モウ
qiu chiu yau 邱 丘 秋 цю チウ キュウ
hou hau 侯 хоу ホウ コウ
jia chia 賈 贾 цзя ジャ カ
xia hsia ha 夏 ся シア カ
lai 賴 赖 лай ライ
mo mok 莫 мо モー
ouyang auyeung 歐陽 欧阳 оуян オウヤン
sima szema 司馬 司马 сыма スーマ
zhuge chuko 諸葛 诸葛 чжугэ チューコー
"""

# Japanese: Hepburn, kanji, kana, Polivanov's Cyrillic, Hangul.
JAPANESE = """
sato satou satoh 佐藤 サトウ サトー сато 사토
suzuki 鈴木 スズキ судзуки 스즈키
takahashi 高橋 髙橋 タカハシ такахаси 다카하시
tanaka 田中 タナカ танака 다나카
ito itou itoh 伊藤 伊東 イトウ ито 이토
watanabe 渡辺 渡邊 渡邉 渡部 ワタナベ ватанабэ 와타나베
yamamoto 山本 ヤマモト ямамото 야마모토
nakamura 中村 ナカムラ накамура 나카무라
kobayashi 小林 コバヤシ кобаяси 고바야시
kato katou katoh 加藤 カトウ като 가토
yoshida 吉田 ヨシダ ёсида 요시다
yamada 山田 ヤマダ ямада 야마다
sasaki 佐々木 ササキ сасаки 사사키
yamaguchi 山口 ヤマグチ ямагути 야마구치
matsumoto 松本 マツモト мацумото 마쓰모토
inoue inouye 井上 イノウエ иноуэ 이노우에
kimura 木村 キムラ кимура 기무라
hayashi 林 ハヤシ хаяси 하야시
saito saitou saitoh 斎藤 齋藤 斉藤 齊藤 サイトウ сайто 사이토
shimizu 清水 シミズ симидзу 시미즈
yamazaki yamasaki 山崎 ヤマザキ ヤマサキ ямадзаки 야마자키
mori 森 モリ мори 모리
ikeda 池田 イケダ икэда 이케다
hashimoto 橋本 ハシモト хасимото 하시모토
abe 阿部 安部 安倍 アベ абэ 아베
ishikawa 石川 イシカワ исикава 이시카와
yamashita 山下 ヤマシタ ямасита 야마시타
nakajima nakashima 中島 中嶋 ナカジマ ナカシマ накадзима 나카지마
ogawa 小川 オガワ огава 오가와
ishii 石井 イシイ исии 이시이
hasegawa 長谷川 ハセガワ хасэгава 하세가와
goto gotou gotoh 後藤 ゴトウ гото 고토
maeda 前田 マエダ маэда 마에다
okada 岡田 オカダ окада 오카다
kondo kondou kondoh 近藤 コンドウ кондо 곤도
fujita 藤田 フジタ фудзита 후지타
endo endou endoh 遠藤 エンドウ эндо 엔도
aoki 青木 アオキ аоки 아오키
sakamoto 坂本 阪本 サカモト сакамото 사카모토
murakami 村上 ムラカミ мураками 무라카미
ota oota ohta 太田 大田 オオタ オータ ота 오타
fujii 藤井 フジイ фудзии 후지이
kaneko 金子 カネコ канэко 가네코
nishimura 西村 ニシムラ нисимура 니시무라
fukuda 福田 フクダ фукуда 후쿠다
miura 三浦 ミウラ миура 미우라
okamoto 岡本 オカモト окамото 오카모토
matsuda 松田 マツダ мацуда 마쓰다
nakagawa 中川 ナカガワ накагава 나카가와
nakano 中野 ナカノ накано 나카노
harada 原田 ハラダ харада 하라다
ono oono ohno 小野 大野 オノ オオノ оно 오노
tamura 田村 タムラ тамура 다무라
takeuchi 竹内 タケウチ такэути 다케우치
wada 和田 ワダ вада 와다
nakayama 中山 ナカヤマ накаяма 나카야마
ishida 石田 イシダ исида 이시다
ueda 上田 植田 ウエダ уэда 우에다
morita 森田 モリタ морита 모리타
hara 原 ハラ хара 하라
shibata 柴田 シバタ сибата 시바타
sakai 酒井 坂井 サカイ сакаи 사카이
kudo kudou 工藤 クドウ кудо 구도
yokoyama 横山 ヨコヤマ ёкояма 요코야마
miyazaki 宮崎 ミヤザキ миядзаки 미야자키
miyamoto 宮本 ミヤモト миямото 미야모토
uchida 内田 ウチダ утида 우치다
takagi 高木 タカギ такаги 다카기
ando andou 安藤 アンドウ андо 안도
taniguchi 谷口 タニグチ танигути 다니구치
ohno oono 大野 オオノ
maruyama 丸山 マルヤマ маруяма 마루야마
imai 今井 イマイ имаи 이마이
fujiwara 藤原 フジワラ фудзивара 후지와라
takada takata 高田 タカダ такада 다카다
"""

LINES: tuple[tuple[str, ...], ...] = tuple(
    tuple(line.split()) for line in (KOREAN + CHINESE + JAPANESE).splitlines() if line
)
