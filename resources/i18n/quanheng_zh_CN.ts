<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>AboutPart</name>
    <message>
        <source>Quanheng</source>
        <translation>权衡</translation>
    </message>
    <message>
        <source>Version {number}</source>
        <translation>版本 {number}</translation>
    </message>
    <message>
        <source>It weighs a matter before an official is held accountable, hears that person, and prints the papers. It advises; people decide.</source>
        <translation>追究干部责任之前，帮您权衡轻重、听取本人意见、出好文书。程序只提建议，决定由人作出。</translation>
    </message>
    <message>
        <source>It never goes online: no call, no font, no help page comes from outside. Data stay on this computer, encrypted, and leave it only on a stick or on paper that you hand over yourself.</source>
        <translation>本程序不联网，字体和帮助也都在本机。数据加密存放在本机，只有您亲手交出的 U 盘和纸才会把它带走。</translation>
    </message>
    <message>
        <source>It cannot hold state secrets.</source>
        <translation>本程序不能存放国家秘密。</translation>
    </message>
    <message>
        <source>Free software under the Apache License 2.0. It uses Qt (LGPL 3), SQLCipher, libsodium and others, and the Noto and other open fonts; each licence lies beside its part in the program&apos;s folder.</source>
        <translation>自由软件，采用 Apache 2.0 许可。用到 Qt（LGPL 3）、SQLCipher、libsodium 等，以及 Noto 等开放字体；各自的许可文本放在程序文件夹里。</translation>
    </message>
</context>
<context>
    <name>ActDialog</name>
    <message>
        <source>Not now</source>
        <translation>先不登记</translation>
    </message>
    <message>
        <source>Goes into the journal, by {name}.</source>
        <translation>记入案务日志，登记人 {name}。</translation>
    </message>
    <message>
        <source>The draft is kept.</source>
        <translation>草稿已保存。</translation>
    </message>
</context>
<context>
    <name>AddressDialog</name>
    <message>
        <source>Add the respondent&apos;s address</source>
        <translation>补上当事人住址</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>登记</translation>
    </message>
    <message>
        <source>It was missing on a paper</source>
        <translation>文书上需要</translation>
    </message>
    <message>
        <source>&amp;Address</source>
        <translation>住址(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;Reason</source>
        <translation>理由(&amp;R)</translation>
    </message>
</context>
<context>
    <name>AdmitDialog</name>
    <message>
        <source>Admit a person</source>
        <translation>加入人员</translation>
    </message>
    <message>
        <source>Admit</source>
        <translation>加入</translation>
    </message>
    <message>
        <source>&amp;Name</source>
        <translation>姓名(&amp;N)</translation>
    </message>
    <message>
        <source>First &amp;password</source>
        <translation>首个口令(&amp;P)</translation>
    </message>
    <message>
        <source>Password &amp;again</source>
        <translation>再输一次(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;Roles</source>
        <translation>职责(&amp;R)</translation>
    </message>
</context>
<context>
    <name>AnswerRows</name>
    <message>
        <source>whether it stands</source>
        <translation>是否采纳</translation>
    </message>
    <message>
        <source>Point {number}: how it was checked</source>
        <translation>第 {number} 点怎样核实</translation>
    </message>
    <message>
        <source>Point {number}: whether it stands</source>
        <translation>第 {number} 点是否采纳</translation>
    </message>
    <message>
        <source>Point {number}: why</source>
        <translation>第 {number} 点的理由</translation>
    </message>
    <message>
        <source>How it was checked</source>
        <translation>怎样核实</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>理由</translation>
    </message>
</context>
<context>
    <name>AnswersDialog</name>
    <message>
        <source>Answer the defence point by point</source>
        <translation>逐条答复陈述申辩</translation>
    </message>
    <message>
        <source>Record the answers</source>
        <translation>登记答复</translation>
    </message>
    <message>
        <source>&amp;Points</source>
        <translation>各点(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;Day</source>
        <translation>日期(&amp;D)</translation>
    </message>
</context>
<context>
    <name>AppearancePart</name>
    <message numerus="yes">
        <source>%n minute(s)</source>
        <translation>
            <numerusform>%n 分钟</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Text size</source>
        <translation>字号(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Language</source>
        <translation>语言(&amp;L)</translation>
    </message>
    <message>
        <source>Lock &amp;after</source>
        <translation>多久后锁定(&amp;A)</translation>
    </message>
    <message>
        <source>Appearance and lock</source>
        <translation>外观与锁定</translation>
    </message>
    <message>
        <source>These hold on this computer only. Light or dark follows the system.</source>
        <translation>只对本机有效。深浅色跟随系统。</translation>
    </message>
</context>
<context>
    <name>BodyDialog</name>
    <message>
        <source>Add a body</source>
        <translation>增加机关</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>增加</translation>
    </message>
    <message>
        <source>Decisions and papers are issued in a body&apos;s name, with its own numbers. Check the words well: they stand on its papers.</source>
        <translation>决定和文书以机关的名义出具，各编各的号。请核对好这些字，它们会印在文书上。</translation>
    </message>
    <message>
        <source>&amp;Kind of body</source>
        <translation>机关类别(&amp;K)</translation>
    </message>
    <message>
        <source>Full &amp;name</source>
        <translation>全称(&amp;N)</translation>
    </message>
    <message>
        <source>Its &amp;mark on papers</source>
        <translation>发文字号(&amp;M)</translation>
    </message>
</context>
<context>
    <name>CardDialog</name>
    <message>
        <source>Another office&apos;s card</source>
        <translation>其他单位的名片</translation>
    </message>
    <message>
        <source>Accept this office&apos;s card?</source>
        <translation>收下这张单位名片？</translation>
    </message>
    <message>
        <source>Accept</source>
        <translation>收下</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Second person&apos;s &amp;password</source>
        <translation>第二人的口令(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;How compared</source>
        <translation>怎样核对的(&amp;H)</translation>
    </message>
    <message>
        <source>&amp;Second person</source>
        <translation>第二人(&amp;S)</translation>
    </message>
    <message>
        <source>The card before signed this one; nothing has to be compared again.</source>
        <translation>原来的名片给这张签过名，不用再核对。</translation>
    </message>
    <message>
        <source>Ring the office up on a number you know, and let them read out these twelve groups. Accept only if all of them are the same.</source>
        <translation>用您已知的号码给对方打电话，请对方念出这 12 组数字。全部一致才收下。</translation>
    </message>
</context>
<context>
    <name>CaseChoice</name>
    <message>
        <source>Find cases</source>
        <translation>查找案件</translation>
    </message>
    <message>
        <source>Name, number or initials</source>
        <translation>姓名、案号、拼音首字母</translation>
    </message>
    <message>
        <source>Cases</source>
        <translation>案件</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>案号</translation>
    </message>
    <message>
        <source>Respondent</source>
        <translation>当事人</translation>
    </message>
    <message>
        <source>Matter</source>
        <translation>事由</translation>
    </message>
    <message numerus="yes">
        <source>%n chosen</source>
        <translation>
            <numerusform>已选 %n 件</numerusform>
        </translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
</context>
<context>
    <name>CaseHead</name>
    <message>
        <source>Respondent and track</source>
        <translation>当事人和办理渠道</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>环节</translation>
    </message>
    <message>
        <source>Papers</source>
        <translation>文书</translation>
    </message>
    <message>
        <source>Evidence</source>
        <translation>证据</translation>
    </message>
    <message>
        <source>, party member</source>
        <translation>，中共党员</translation>
    </message>
    <message>
        <source>{unit}, {title}</source>
        <translation>{unit} {title}</translation>
    </message>
    <message>
        <source>Papers {number}</source>
        <translation>材料 {number}</translation>
    </message>
    <message>
        <source>Evidence {number}</source>
        <translation>证据 {number}</translation>
    </message>
</context>
<context>
    <name>CasePage</name>
    <message>
        <source>Papers</source>
        <translation>文书</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>环节</translation>
    </message>
    <message>
        <source>changed on both sides</source>
        <translation>两边都改过</translation>
    </message>
    <message>
        <source>Go on with the run</source>
        <translation>接着核对</translation>
    </message>
    <message>
        <source>Next: {verb}</source>
        <translation>下一步：{verb}</translation>
    </message>
    <message>
        <source>Goes into the journal, by {name}</source>
        <translation>记入案务日志，登记人 {name}</translation>
    </message>
    <message>
        <source>Recorded: {act}</source>
        <translation>已办：{act}</translation>
    </message>
</context>
<context>
    <name>CaseSteps</name>
    <message>
        <source>Steps</source>
        <translation>环节</translation>
    </message>
    <message>
        <source>may be lodged</source>
        <translation>可以提出</translation>
    </message>
    <message numerus="yes">
        <source>%n missing</source>
        <translation>
            <numerusform>还差 %n 项</numerusform>
        </translation>
    </message>
    <message>
        <source>in progress</source>
        <translation>进行中</translation>
    </message>
    <message>
        <source>two others</source>
        <translation>需另外 2 人</translation>
    </message>
    <message>
        <source>collective</source>
        <translation>集体审议</translation>
    </message>
    <message>
        <source>{day} {name}</source>
        <comment>a day without its year; {month} is its number</comment>
        <translation>{month}月{day}日</translation>
    </message>
</context>
<context>
    <name>CaseWords</name>
    <message>
        <source>party discipline</source>
        <translation>党纪</translation>
    </message>
    <message>
        <source>supervision</source>
        <translation>政务</translation>
    </message>
    <message>
        <source>employer</source>
        <translation>单位处分</translation>
    </message>
    <message>
        <source>organisational handling</source>
        <translation>组织处理</translation>
    </message>
    <message>
        <source>first form</source>
        <translation>第一种形态</translation>
    </message>
    <message>
        <source>daily work</source>
        <translation>日常工作</translation>
    </message>
    <message>
        <source>inspection</source>
        <translation>巡察检查</translation>
    </message>
    <message>
        <source>report with a name</source>
        <translation>实名反映</translation>
    </message>
    <message>
        <source>report without a name</source>
        <translation>匿名反映</translation>
    </message>
    <message>
        <source>passed on to us</source>
        <translation>其他单位转来</translation>
    </message>
    <message>
        <source>civil servant</source>
        <translation>公务员</translation>
    </message>
    <message>
        <source>manager in a public institution</source>
        <translation>事业单位管理人员</translation>
    </message>
    <message>
        <source>staff of a public institution</source>
        <translation>事业单位工作人员</translation>
    </message>
    <message>
        <source>village cadre</source>
        <translation>村（社区）干部</translation>
    </message>
    <message>
        <source>other person</source>
        <translation>其他人员</translation>
    </message>
    <message>
        <source>carries out the work</source>
        <translation>一般工作人员</translation>
    </message>
    <message>
        <source>member of a leading body</source>
        <translation>班子成员</translation>
    </message>
    <message>
        <source>head of a body</source>
        <translation>主要负责人</translation>
    </message>
    <message>
        <source>proven</source>
        <translation>属实</translation>
    </message>
    <message>
        <source>not proven</source>
        <translation>未能证实</translation>
    </message>
    <message>
        <source>untrue</source>
        <translation>不属实</translation>
    </message>
    <message>
        <source>direct</source>
        <translation>直接责任</translation>
    </message>
    <message>
        <source>main leadership</source>
        <translation>主要领导责任</translation>
    </message>
    <message>
        <source>important leadership</source>
        <translation>重要领导责任</translation>
    </message>
    <message>
        <source>none</source>
        <translation>没有责任</translation>
    </message>
    <message>
        <source>agrees</source>
        <translation>同意</translation>
    </message>
    <message>
        <source>agrees in part</source>
        <translation>部分同意</translation>
    </message>
    <message>
        <source>disagrees</source>
        <translation>不同意</translation>
    </message>
    <message>
        <source>refused to sign</source>
        <translation>拒绝签名</translation>
    </message>
    <message>
        <source>adopted</source>
        <translation>采纳</translation>
    </message>
    <message>
        <source>adopted in part</source>
        <translation>部分采纳</translation>
    </message>
    <message>
        <source>not adopted</source>
        <translation>不采纳</translation>
    </message>
    <message>
        <source>near relative of the respondent or the reporter</source>
        <translation>是当事人或者检举人的近亲属</translation>
    </message>
    <message>
        <source>was a witness in the case</source>
        <translation>担任过本案的证人</translation>
    </message>
    <message>
        <source>oneself or a near relative has an interest</source>
        <translation>本人或者近亲属与办理事项有利害关系</translation>
    </message>
    <message>
        <source>other tie that may affect fairness</source>
        <translation>有可能影响公正处理的其他情形</translation>
    </message>
    <message>
        <source>head of the organ</source>
        <translation>本机关负责人</translation>
    </message>
    <message>
        <source>head of the organ above</source>
        <translation>上级机关负责人</translation>
    </message>
    <message>
        <source>not elected or appointed by one</source>
        <translation>不是人大选举、任命的人员</translation>
    </message>
    <message>
        <source>removed by it already</source>
        <translation>已经由人大免去职务</translation>
    </message>
    <message>
        <source>agree</source>
        <translation>同意</translation>
    </message>
    <message>
        <source>return</source>
        <translation>退回</translation>
    </message>
    <message>
        <source>measure</source>
        <translation>给予处理</translation>
    </message>
    <message>
        <source>proposal to the body above</source>
        <translation>向有权机关建议</translation>
    </message>
    <message>
        <source>no accountability</source>
        <translation>不予追究</translation>
    </message>
    <message>
        <source>exemption</source>
        <translation>免予追究</translation>
    </message>
    <message>
        <source>case withdrawn</source>
        <translation>撤销案件</translation>
    </message>
    <message>
        <source>handed over</source>
        <translation>直接送达</translation>
    </message>
    <message>
        <source>mailed</source>
        <translation>邮寄送达</translation>
    </message>
    <message>
        <source>passed on by another body</source>
        <translation>转交送达</translation>
    </message>
    <message>
        <source>left with a note</source>
        <translation>留置送达</translation>
    </message>
    <message>
        <source>in writing</source>
        <translation>书面</translation>
    </message>
    <message>
        <source>in person</source>
        <translation>当面</translation>
    </message>
    <message>
        <source>at a meeting</source>
        <translation>会议</translation>
    </message>
    <message>
        <source>by circular</source>
        <translation>通报</translation>
    </message>
    <message>
        <source>no marking</source>
        <translation>没有标注</translation>
    </message>
    <message>
        <source>internal</source>
        <translation>内部</translation>
    </message>
    <message>
        <source>work secret</source>
        <translation>工作秘密</translation>
    </message>
    <message>
        <source>Open another track</source>
        <translation>另开渠道</translation>
    </message>
    <message>
        <source>Record triage</source>
        <translation>登记研判</translation>
    </message>
    <message>
        <source>Check recusal</source>
        <translation>核对回避</translation>
    </message>
    <message>
        <source>Record verification</source>
        <translation>登记核实</translation>
    </message>
    <message>
        <source>State a fact</source>
        <translation>加一条事实</translation>
    </message>
    <message>
        <source>Tie evidence</source>
        <translation>对应证据</translation>
    </message>
    <message>
        <source>Record finding</source>
        <translation>写认定</translation>
    </message>
    <message>
        <source>Add evidence…</source>
        <translation>添加证据…</translation>
    </message>
    <message>
        <source>State responsibility</source>
        <translation>写明责任</translation>
    </message>
    <message>
        <source>Propose measure</source>
        <translation>提出措施</translation>
    </message>
    <message>
        <source>Record facts meeting</source>
        <translation>登记见面</translation>
    </message>
    <message>
        <source>Record defence</source>
        <translation>记陈述申辩</translation>
    </message>
    <message>
        <source>Answer points</source>
        <translation>逐条答复</translation>
    </message>
    <message>
        <source>Start preliminary run</source>
        <translation>开始初步核对</translation>
    </message>
    <message>
        <source>Start binding run</source>
        <translation>开始正式核对</translation>
    </message>
    <message>
        <source>Start second reading</source>
        <translation>开始复核</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Settle differences</source>
        <translation>写明处理</translation>
    </message>
    <message>
        <source>Decline exemption</source>
        <translation>写明不采纳</translation>
    </message>
    <message>
        <source>Give review</source>
        <translation>给出审核意见</translation>
    </message>
    <message>
        <source>Record decision</source>
        <translation>登记决定</translation>
    </message>
    <message>
        <source>Issue papers</source>
        <translation>出具文书</translation>
    </message>
    <message>
        <source>Record service</source>
        <translation>登记送达</translation>
    </message>
    <message>
        <source>Record clearing</source>
        <translation>登记澄清</translation>
    </message>
</context>
<context>
    <name>CasesDialog</name>
    <message>
        <source>Close</source>
        <translation>关上</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>另有 %n 件</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CasesPage</name>
    <message>
        <source>Name, number or initials</source>
        <translation>查找姓名、案号、拼音首字母</translation>
    </message>
    <message>
        <source>Find cases</source>
        <translation>查找案件</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>环节</translation>
    </message>
    <message>
        <source>New case</source>
        <translation>新建案件</translation>
    </message>
    <message>
        <source>Cases</source>
        <translation>案件</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>案号</translation>
    </message>
    <message>
        <source>Respondent</source>
        <translation>当事人</translation>
    </message>
    <message>
        <source>Matter</source>
        <translation>事由</translation>
    </message>
    <message>
        <source>Track</source>
        <translation>办理渠道</translation>
    </message>
    <message>
        <source>Clerk</source>
        <translation>经办</translation>
    </message>
    <message>
        <source>Opened</source>
        <translation>立案</translation>
    </message>
    <message>
        <source>{step} (changed on both sides)</source>
        <translation>{step}（两边都改过）</translation>
    </message>
    <message numerus="yes">
        <source>%n found</source>
        <translation>
            <numerusform>找到 %n 件</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n in all</source>
        <translation>
            <numerusform>共 %n 件</numerusform>
        </translation>
    </message>
    <message>
        <source>No case is like that. Choose “all” to see the others.</source>
        <translation>没有这样的案件。选“全部”可以看到其他案件。</translation>
    </message>
    <message>
        <source>No cases yet. Turn an intake entry into one, or start a new case.</source>
        <translation>还没有案件。可以从来件转来，也可以直接新建。</translation>
    </message>
    <message>
        <source>“{typed}” was not found. Try the initials {initials}, or choose “all”.</source>
        <translation>没有找到“{typed}”。可以试试姓名首字母 {initials}，或把筛选改成“全部”。</translation>
    </message>
    <message>
        <source>“{typed}” was not found. Try the initials {initials}.</source>
        <translation>没有找到“{typed}”。可以试试姓名首字母 {initials}。</translation>
    </message>
    <message>
        <source>“{typed}” was not found. Try the initials of the name, or choose “all”.</source>
        <translation>没有找到“{typed}”。可以试试姓名首字母，或把筛选改成“全部”。</translation>
    </message>
    <message>
        <source>“{typed}” was not found. Try the initials of the name.</source>
        <translation>没有找到“{typed}”。可以试试姓名首字母。</translation>
    </message>
</context>
<context>
    <name>ChangesDialog</name>
    <message>
        <source>What would change the result</source>
        <translation>怎样会变</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>As answered now: {result}</source>
        <translation>照现在的回答：{result}</translation>
    </message>
    <message>
        <source>Other answers are being tried…</source>
        <translation>正在逐一试别的答案……</translation>
    </message>
    <message>
        <source>No answer was found that would change this.</source>
        <translation>没有找到会改变结果的答案。</translation>
    </message>
    <message>
        <source>Any one of these would do:</source>
        <translation>改下面任何一项就会这样：</translation>
    </message>
    <message>
        <source>Together: {words}</source>
        <translation>一起改：{words}</translation>
    </message>
    <message>
        <source>{number} more sets of answers would do the same.</source>
        <translation>另有 {number} 组答案也会这样。</translation>
    </message>
</context>
<context>
    <name>ChecklistBody</name>
    <message>
        <source>Supported by: {what}</source>
        <translation>佐证材料：{what}</translation>
    </message>
    <message numerus="yes">
        <source>%n source(s)</source>
        <translation>
            <numerusform>依据 %n 条</numerusform>
        </translation>
    </message>
    <message>
        <source>The case file says this already. Check it; it is recorded when you go on.</source>
        <translation>案卷里已有这一项，已替您填好。请核对，继续往下走就记入。</translation>
    </message>
    <message>
        <source>Answer it otherwise</source>
        <translation>不这样答</translation>
    </message>
    <message>
        <source>You answered this in an earlier run. It counts only once you confirm it.</source>
        <translation>您在以前的核对里答过这一项，确认后才算数。</translation>
    </message>
    <message>
        <source>Take it over</source>
        <translation>用以前的答案</translation>
    </message>
    <message>
        <source>Items of the checklist</source>
        <translation>核对项</translation>
    </message>
    <message>
        <source>Sources</source>
        <translation>依据</translation>
    </message>
    <message>
        <source>Item</source>
        <translation>核对项</translation>
    </message>
    <message>
        <source>Previous</source>
        <translation>上一项</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>下一项</translation>
    </message>
    <message>
        <source>Similar cases</source>
        <translation>类案</translation>
    </message>
    <message>
        <source>F8 next unanswered</source>
        <translation>F8 下一个没答完的</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>ChecklistPage</name>
    <message>
        <source>The draft is kept</source>
        <translation>草稿已保存</translation>
    </message>
    <message>
        <source>How so</source>
        <translation>怎样得出</translation>
    </message>
    <message>
        <source>Conclude</source>
        <translation>完成核对</translation>
    </message>
    <message>
        <source>What if</source>
        <translation>怎样会变</translation>
    </message>
    <message>
        <source>{done} of {total} answered</source>
        <translation>已答 {done} / {total}</translation>
    </message>
    <message>
        <source>Checklist, preliminary</source>
        <translation>比例原则核对表（初步）</translation>
    </message>
    <message>
        <source>Proportionality checklist</source>
        <translation>比例原则核对表</translation>
    </message>
    <message>
        <source>Checklist, second reading</source>
        <translation>比例原则核对表（复核）</translation>
    </message>
    <message>
        <source>rules of {version}</source>
        <translation>规则包 {version} 版</translation>
    </message>
    <message>
        <source>law as of {day}</source>
        <translation>适用日期 {day}</translation>
    </message>
    <message>
        <source>Result: {result}</source>
        <translation>核对结果：{result}</translation>
    </message>
    <message>
        <source>So far: {result}</source>
        <translation>目前的结果：{result}</translation>
    </message>
    <message>
        <source>{item} is recorded</source>
        <translation>{item} 已记入</translation>
    </message>
</context>
<context>
    <name>Chip</name>
    <message>
        <source>Remove {name}</source>
        <translation>移除 {name}</translation>
    </message>
</context>
<context>
    <name>ChoiceField</name>
    <message>
        <source>please choose</source>
        <translation>请选择</translation>
    </message>
</context>
<context>
    <name>ClearingDialog</name>
    <message>
        <source>Record the clearing of the name</source>
        <translation>登记澄清正名</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>登记</translation>
    </message>
    <message>
        <source>&amp;Facts found untrue</source>
        <translation>不属实的事实(&amp;F)</translation>
    </message>
    <message>
        <source>F&amp;orms</source>
        <translation>方式(&amp;O)</translation>
    </message>
    <message>
        <source>&amp;Circle it is told to</source>
        <translation>澄清范围(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Wish of the respondent</source>
        <translation>当事人的意愿(&amp;W)</translation>
    </message>
    <message>
        <source>&amp;Day</source>
        <translation>日期(&amp;D)</translation>
    </message>
</context>
<context>
    <name>CodeForm</name>
    <message>
        <source>not known</source>
        <translation>不清楚</translation>
    </message>
    <message>
        <source>Kind of &amp;conduct</source>
        <translation>行为类别(&amp;C)</translation>
    </message>
    <message>
        <source>Kind of &amp;harm</source>
        <translation>后果类别(&amp;H)</translation>
    </message>
    <message>
        <source>&amp;Degree of harm</source>
        <translation>后果程度(&amp;D)</translation>
    </message>
    <message>
        <source>&amp;Loss in yuan</source>
        <translation>损失金额，元(&amp;L)</translation>
    </message>
</context>
<context>
    <name>ConcludeDialog</name>
    <message>
        <source>Conclude the run?</source>
        <translation>完成这次核对？</translation>
    </message>
    <message>
        <source>Go on answering</source>
        <translation>接着答</translation>
    </message>
    <message>
        <source>Conclude</source>
        <translation>完成核对</translation>
    </message>
    <message>
        <source>Left unwritten, and printed so:</source>
        <translation>还没有写的，印出来也是空着：</translation>
    </message>
    <message>
        <source>Answers can no longer be changed then. Goes into the journal, by {name}.</source>
        <translation>完成后答案不能再改。记入案务日志，登记人 {name}。</translation>
    </message>
</context>
<context>
    <name>CorrectButton</name>
    <message>
        <source>Correct…</source>
        <translation>更正…</translation>
    </message>
    <message>
        <source>Corrected; the old value stays in the journal</source>
        <translation>已更正；原来的内容仍在日志里</translation>
    </message>
</context>
<context>
    <name>CorrectDialog</name>
    <message>
        <source>Correct what was recorded</source>
        <translation>更正已登记的内容</translation>
    </message>
    <message>
        <source>Record the correction</source>
        <translation>登记更正</translation>
    </message>
    <message>
        <source>&amp;Thing</source>
        <translation>更正什么(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Field</source>
        <translation>哪一栏(&amp;F)</translation>
    </message>
    <message>
        <source>Reads now</source>
        <translation>现在是</translation>
    </message>
    <message>
        <source>&amp;New value</source>
        <translation>改为(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Reason</source>
        <translation>理由(&amp;R)</translation>
    </message>
</context>
<context>
    <name>CorrectWords</name>
    <message>
        <source>case {number}</source>
        <translation>案件 {number}</translation>
    </message>
    <message>
        <source>entry {number}</source>
        <translation>来件 {number}</translation>
    </message>
    <message>
        <source>respondent {name}</source>
        <translation>当事人 {name}</translation>
    </message>
    <message>
        <source>fact {number}</source>
        <translation>事实 {number}</translation>
    </message>
    <message>
        <source>evidence {number} {name}</source>
        <translation>证据 {number} {name}</translation>
    </message>
    <message>
        <source>matter</source>
        <translation>事由</translation>
    </message>
    <message>
        <source>what happened</source>
        <translation>发生了什么</translation>
    </message>
    <message>
        <source>where</source>
        <translation>何地</translation>
    </message>
    <message>
        <source>day</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>day and time are approximate</source>
        <translation>时间是大约的</translation>
    </message>
    <message>
        <source>how it came</source>
        <translation>来源</translation>
    </message>
    <message>
        <source>name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>sex</source>
        <translation>性别</translation>
    </message>
    <message>
        <source>day of birth</source>
        <translation>出生日期</translation>
    </message>
    <message>
        <source>ID number</source>
        <translation>身份证号</translation>
    </message>
    <message>
        <source>status</source>
        <translation>身份</translation>
    </message>
    <message>
        <source>party member</source>
        <translation>党员</translation>
    </message>
    <message>
        <source>part in the work</source>
        <translation>岗位</translation>
    </message>
    <message>
        <source>post</source>
        <translation>职务</translation>
    </message>
    <message>
        <source>unit</source>
        <translation>单位</translation>
    </message>
    <message>
        <source>address</source>
        <translation>住址</translation>
    </message>
    <message>
        <source>what is alleged</source>
        <translation>事实内容</translation>
    </message>
    <message>
        <source>day collected</source>
        <translation>收集日期</translation>
    </message>
    <message>
        <source>where from</source>
        <translation>来源</translation>
    </message>
    <message>
        <source>(empty)</source>
        <translation>（空）</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>是</translation>
    </message>
    <message>
        <source>no</source>
        <translation>否</translation>
    </message>
    <message>
        <source>male</source>
        <translation>男</translation>
    </message>
    <message>
        <source>female</source>
        <translation>女</translation>
    </message>
</context>
<context>
    <name>CountsPanel</name>
    <message>
        <source>new cases</source>
        <translation>新案件</translation>
    </message>
    <message>
        <source>updated</source>
        <translation>有更新</translation>
    </message>
    <message>
        <source>changed on both sides</source>
        <translation>两边都改过</translation>
    </message>
    <message>
        <source>here already, unchanged</source>
        <translation>本机已有，不变</translation>
    </message>
    <message>
        <source>cannot be taken</source>
        <translation>不能收</translation>
    </message>
    <message>
        <source>Look</source>
        <translation>看</translation>
    </message>
    <message>
        <source>Look: {what}</source>
        <translation>看：{what}</translation>
    </message>
</context>
<context>
    <name>CrashDialog</name>
    <message>
        <source>The program failed</source>
        <translation>程序出错了</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>Note for support</source>
        <translation>给技术人员的说明</translation>
    </message>
    <message>
        <source>Copy note</source>
        <translation>复制说明</translation>
    </message>
    <message>
        <source>What you typed is kept as a draft. Copy the note below (no personal data) for support.</source>
        <translation>刚才的文字已保存为草稿。可以复制下面的说明（不含个人信息）交技术人员。</translation>
    </message>
</context>
<context>
    <name>DecisionDialog</name>
    <message>
        <source>Record the collective decision</source>
        <translation>登记集体审议的决定</translation>
    </message>
    <message>
        <source>Record the decision</source>
        <translation>登记决定</translation>
    </message>
    <message>
        <source>&amp;Day</source>
        <translation>日期(&amp;D)</translation>
    </message>
    <message>
        <source>&amp;Body</source>
        <translation>机关(&amp;B)</translation>
    </message>
    <message>
        <source>De&amp;cision</source>
        <translation>决定(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Measure</source>
        <translation>措施(&amp;M)</translation>
    </message>
    <message>
        <source>People&apos;s co&amp;ngress</source>
        <translation>人大选举任命(&amp;N)</translation>
    </message>
    <message>
        <source>Reason if &amp;heavier</source>
        <translation>重于核对结果的理由(&amp;H)</translation>
    </message>
    <message>
        <source>&amp;Took part</source>
        <translation>参加人(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Stepped aside</source>
        <translation>回避的人(&amp;S)</translation>
    </message>
    <message>
        <source>D&amp;iffered</source>
        <translation>不同意见(&amp;I)</translation>
    </message>
    <message>
        <source>&amp;What was said and decided</source>
        <translation>审议情况(&amp;W)</translation>
    </message>
</context>
<context>
    <name>DeclineDialog</name>
    <message>
        <source>Note why the result is not followed</source>
        <translation>写明为什么不采纳核对结果</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>登记</translation>
    </message>
    <message>
        <source>&amp;Leader who answers for it</source>
        <translation>负责的领导(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Reason</source>
        <translation>理由(&amp;R)</translation>
    </message>
</context>
<context>
    <name>DefenceDialog</name>
    <message>
        <source>Record the defence</source>
        <translation>登记陈述申辩</translation>
    </message>
    <message>
        <source>&amp;Day</source>
        <translation>日期(&amp;D)</translation>
    </message>
    <message>
        <source>&amp;Points, verbatim</source>
        <translation>各点原话(&amp;P)</translation>
    </message>
    <message>
        <source>Or &amp;waived</source>
        <translation>或放弃原话(&amp;W)</translation>
    </message>
</context>
<context>
    <name>DisputePanel</name>
    <message>
        <source>Decide later</source>
        <translation>以后再定</translation>
    </message>
    <message>
        <source>both values stay</source>
        <translation>两个值都保留</translation>
    </message>
</context>
<context>
    <name>EntryPane</name>
    <message>
        <source>Print receipt…</source>
        <translation>打印回执…</translation>
    </message>
    <message>
        <source>Open a case…</source>
        <translation>转为案件…</translation>
    </message>
</context>
<context>
    <name>EntryView</name>
    <message>
        <source>about</source>
        <translation>大约</translation>
    </message>
    <message>
        <source>When</source>
        <translation>何时</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>何地</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>发生了什么</translation>
    </message>
    <message>
        <source>People</source>
        <translation>涉及人员</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>来源</translation>
    </message>
    <message>
        <source>Passed on to</source>
        <translation>转送给</translation>
    </message>
    <message>
        <source>Passed on</source>
        <translation>转送日期</translation>
    </message>
    <message>
        <source>Content</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>None: the matter is handled at a higher level.</source>
        <translation>没有：这件事由上级办理。</translation>
    </message>
</context>
<context>
    <name>ErrorSummary</name>
    <message numerus="yes">
        <source>%n thing(s) to correct</source>
        <translation>
            <numerusform>有 %n 处要改</numerusform>
        </translation>
    </message>
    <message>
        <source>Go there</source>
        <translation>去改</translation>
    </message>
    <message>
        <source>Go there: {problem}</source>
        <translation>去改：{problem}</translation>
    </message>
</context>
<context>
    <name>EvidenceChips</name>
    <message>
        <source>Choose evidence</source>
        <translation>选择证据</translation>
    </message>
    <message>
        <source>{evidence} was removed.</source>
        <translation>已移除 {evidence}。</translation>
    </message>
    <message>
        <source>Not now</source>
        <translation>先不选</translation>
    </message>
    <message>
        <source>Choose</source>
        <translation>选定</translation>
    </message>
</context>
<context>
    <name>EvidenceDialog</name>
    <message>
        <source>Add evidence</source>
        <translation>添加证据</translation>
    </message>
    <message>
        <source>Seal and record</source>
        <translation>封存并登记</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>文件(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Name</source>
        <translation>名称(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Where from</source>
        <translation>来源(&amp;W)</translation>
    </message>
    <message>
        <source>Collected &amp;by</source>
        <translation>取证人(&amp;B)</translation>
    </message>
    <message>
        <source>&amp;Day</source>
        <translation>日期(&amp;D)</translation>
    </message>
    <message>
        <source>&amp;Marking</source>
        <translation>标注(&amp;M)</translation>
    </message>
</context>
<context>
    <name>EvidencePart</name>
    <message>
        <source>Evidence</source>
        <translation>证据</translation>
    </message>
    <message>
        <source>No evidence yet. Add a file, or drop it here; a copy is sealed.</source>
        <translation>还没有证据。可以添加文件，也可以把文件拖到这里；封存的是副本。</translation>
    </message>
    <message>
        <source>Originals are copied and sealed, never changed</source>
        <translation>封存的是副本，原件不改动</translation>
    </message>
    <message>
        <source>View</source>
        <translation>看</translation>
    </message>
    <message>
        <source>Tie evidence</source>
        <translation>对应证据</translation>
    </message>
    <message>
        <source>Add evidence…</source>
        <translation>添加证据…</translation>
    </message>
    <message>
        <source>No.</source>
        <translation>序号</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Where from</source>
        <translation>来源</translation>
    </message>
    <message>
        <source>Collected</source>
        <translation>取得日期</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>页</translation>
    </message>
    <message>
        <source>Marking</source>
        <translation>标注</translation>
    </message>
    <message>
        <source>For facts</source>
        <translation>用于事实</translation>
    </message>
    <message>
        <source>Evidence {number}</source>
        <translation>证据 {number}</translation>
    </message>
</context>
<context>
    <name>ExchangePage</name>
    <message>
        <source>Exchange</source>
        <translation>交换</translation>
    </message>
    <message>
        <source>Bundle {number} was taken back.</source>
        <translation>第 {number} 包已撤销</translation>
    </message>
    <message>
        <source>The card is written. Hand it over in person.</source>
        <translation>名片已写好，请当面交给对方</translation>
    </message>
    <message>
        <source>No other offices yet. Export your office card and hand it over.</source>
        <translation>还没有其他单位。先导出本单位名片，当面交给对方。</translation>
    </message>
    <message>
        <source>Our safety number</source>
        <translation>本单位核对码</translation>
    </message>
    <message>
        <source>Export our &amp;card…</source>
        <translation>导出本单位名片(&amp;C)…</translation>
    </message>
    <message>
        <source>Accept a car&amp;d…</source>
        <translation>收单位名片(&amp;D)…</translation>
    </message>
    <message>
        <source>&amp;Export…</source>
        <translation>导出(&amp;E)…</translation>
    </message>
    <message>
        <source>&amp;Import a bundle…</source>
        <translation>导入交换包(&amp;I)…</translation>
    </message>
    <message>
        <source>Bundle {number} is written and reads back: {name}</source>
        <translation>第 {number} 包已写好，读回一致：{name}</translation>
    </message>
    <message>
        <source>The card is accepted in two names.</source>
        <translation>名片已由两人收下</translation>
    </message>
    <message>
        <source>Export our card</source>
        <translation>导出本单位名片</translation>
    </message>
    <message>
        <source>Accept a card</source>
        <translation>收单位名片</translation>
    </message>
    <message>
        <source>Import a bundle</source>
        <translation>导入交换包</translation>
    </message>
    <message>
        <source>Where the bundle is written</source>
        <translation>交换包写到哪里</translation>
    </message>
</context>
<context>
    <name>ExportDialog</name>
    <message>
        <source>Export cases for another office</source>
        <translation>导出案件给其他单位</translation>
    </message>
    <message>
        <source>Look at what they will see</source>
        <translation>看对方收到什么</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>改一改</translation>
    </message>
    <message>
        <source>Choose a place…</source>
        <translation>选择位置…</translation>
    </message>
    <message>
        <source>&amp;To</source>
        <translation>给谁(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Cases</source>
        <translation>哪些案件(&amp;J)</translation>
    </message>
    <message>
        <source>&amp;Reason</source>
        <translation>理由(&amp;R)</translation>
    </message>
</context>
<context>
    <name>ExportPreviewPart</name>
    <message>
        <source>{office} will find this in bundle {number}:</source>
        <translation>{office}会在第 {number} 包里看到：</translation>
    </message>
    <message>
        <source>Cases</source>
        <translation>案件</translation>
    </message>
    <message>
        <source>Never part of it: who reported, drafts, and other cases.</source>
        <translation>反映人、草稿和别的案件都不在里面。</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message numerus="yes">
        <source>%n piece(s) of evidence</source>
        <translation>
            <numerusform>%n 件证据</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n paper(s) issued</source>
        <translation>
            <numerusform>%n 份已出具的文书</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n attachment(s)</source>
        <translation>
            <numerusform>附件 %n 个</numerusform>
        </translation>
    </message>
    <message>
        <source>about {size} MB</source>
        <translation>约 {size} MB</translation>
    </message>
    <message numerus="yes">
        <source>%n case(s)</source>
        <translation>
            <numerusform>案件 %n 件</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Only %n computer(s) of {office} can open it.</source>
        <translation>
            <numerusform>只有{office}的 %n 台电脑打得开，别人捡到也打不开。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FactDialog</name>
    <message>
        <source>State a fact</source>
        <translation>加一条事实</translation>
    </message>
    <message>
        <source>Record the fact</source>
        <translation>登记事实</translation>
    </message>
    <message>
        <source>&amp;Fact</source>
        <translation>事实(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Evidence</source>
        <translation>证据(&amp;E)</translation>
    </message>
</context>
<context>
    <name>FactsMeetingDialog</name>
    <message>
        <source>Record the facts meeting</source>
        <translation>登记事实见面</translation>
    </message>
    <message>
        <source>Record the meeting</source>
        <translation>登记见面</translation>
    </message>
    <message>
        <source>&amp;Day</source>
        <translation>日期(&amp;D)</translation>
    </message>
    <message>
        <source>&amp;Place</source>
        <translation>地点(&amp;P)</translation>
    </message>
    <message>
        <source>Pr&amp;esent, two or more</source>
        <translation>在场 2 人以上(&amp;E)</translation>
    </message>
    <message>
        <source>Commas between the names</source>
        <translation>姓名之间用顿号隔开</translation>
    </message>
    <message>
        <source>&amp;Opinion signed</source>
        <translation>签署的意见(&amp;O)</translation>
    </message>
    <message>
        <source>&amp;Words</source>
        <translation>说明(&amp;W)</translation>
    </message>
</context>
<context>
    <name>FileField</name>
    <message>
        <source>Path of the file</source>
        <translation>文件位置</translation>
    </message>
    <message>
        <source>Choose a file…</source>
        <translation>选择文件…</translation>
    </message>
    <message>
        <source>Choose a file</source>
        <translation>选择文件</translation>
    </message>
</context>
<context>
    <name>FindingDialog</name>
    <message>
        <source>Record what became of a fact</source>
        <translation>写明一项事实的认定</translation>
    </message>
    <message>
        <source>Record the finding</source>
        <translation>登记认定</translation>
    </message>
    <message>
        <source>&amp;Fact</source>
        <translation>事实(&amp;F)</translation>
    </message>
    <message>
        <source>F&amp;inding</source>
        <translation>认定(&amp;I)</translation>
    </message>
    <message>
        <source>&amp;Reason</source>
        <translation>理由(&amp;R)</translation>
    </message>
</context>
<context>
    <name>FirstRunPage</name>
    <message>
        <source>&amp;Back</source>
        <translation>上一步(&amp;B)</translation>
    </message>
    <message>
        <source>Next: {step}</source>
        <translation>下一步：{step}</translation>
    </message>
    <message>
        <source>Create the office</source>
        <translation>建立本单位</translation>
    </message>
    <message>
        <source>The office is being created</source>
        <translation>正在建立</translation>
    </message>
</context>
<context>
    <name>FirstRunRail</name>
    <message>
        <source>Quanheng</source>
        <translation>权衡</translation>
    </message>
    <message>
        <source>First use</source>
        <translation>第一次使用</translation>
    </message>
</context>
<context>
    <name>FormDialog</name>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
</context>
<context>
    <name>HelpDialog</name>
    <message>
        <source>Help</source>
        <translation>帮助</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Keys of this page</source>
        <translation>这一页的按键</translation>
    </message>
    <message>
        <source>Keys of every page</source>
        <translation>到处都能用的按键</translation>
    </message>
</context>
<context>
    <name>HomeRows</name>
    <message>
        <source>Waits for you</source>
        <translation>等待处理</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>接着看</translation>
    </message>
    <message>
        <source>Go on: {case}</source>
        <translation>接着看：{case}</translation>
    </message>
    <message numerus="yes">
        <source>%n value(s) not settled</source>
        <translation>
            <numerusform>还有 %n 处没定</numerusform>
        </translation>
    </message>
    <message>
        <source>Offices</source>
        <translation>单位</translation>
    </message>
    <message>
        <source>compared {day}</source>
        <translation>核对码已核对 {day}</translation>
    </message>
    <message>
        <source>in: {bundle}</source>
        <translation>最近收到 {bundle}</translation>
    </message>
    <message>
        <source>out: {bundle}</source>
        <translation>最近发出 {bundle}</translation>
    </message>
    <message>
        <source>Bundles taken in</source>
        <translation>收到的交换包</translation>
    </message>
    <message>
        <source>bundle {number}</source>
        <translation>第 {number} 包</translation>
    </message>
    <message>
        <source>taken back</source>
        <translation>已撤销</translation>
    </message>
    <message numerus="yes">
        <source>%n record(s)</source>
        <translation>
            <numerusform>%n 条记录</numerusform>
        </translation>
    </message>
    <message>
        <source>Take back…</source>
        <translation>撤销整包…</translation>
    </message>
</context>
<context>
    <name>IntakeForm</name>
    <message>
        <source>Time of day, such as 14:00</source>
        <translation>时刻，如 14:00</translation>
    </message>
    <message>
        <source>about</source>
        <translation>大约</translation>
    </message>
    <message>
        <source>Passed on &amp;to</source>
        <translation>转送给(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Managed by</source>
        <translation>由谁管理(&amp;M)</translation>
    </message>
    <message>
        <source>Files are added to the case, as evidence.</source>
        <translation>附件在案件里作为证据添加。</translation>
    </message>
    <message>
        <source>Wh&amp;en</source>
        <translation>何时(&amp;E)</translation>
    </message>
    <message>
        <source>&amp;Where</source>
        <translation>何地(&amp;W)</translation>
    </message>
    <message>
        <source>W&amp;hat happened</source>
        <translation>发生了什么(&amp;H)</translation>
    </message>
    <message>
        <source>&amp;People</source>
        <translation>涉及人员(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;Source</source>
        <translation>来源(&amp;S)</translation>
    </message>
    <message>
        <source>Rep&amp;orter</source>
        <translation>反映人(&amp;O)</translation>
    </message>
    <message>
        <source>this township</source>
        <translation>本乡镇</translation>
    </message>
    <message>
        <source>county: passed on only</source>
        <translation>县管：只登记转送</translation>
    </message>
    <message>
        <source>above: passed on only</source>
        <translation>县以上：只登记转送</translation>
    </message>
</context>
<context>
    <name>IntakeHelp</name>
    <message>
        <source>Managed by</source>
        <translation>由谁管理</translation>
    </message>
    <message>
        <source>Who manages the person comes first. A matter about someone managed by the county or above is only passed on; nothing of it is written down here.</source>
        <translation>先看这个人由谁管理。县管和县以上管理的，只登记转送，这里不录内容。</translation>
    </message>
    <message>
        <source>When</source>
        <translation>何时</translation>
    </message>
    <message>
        <source>20261117, 11-17 or 11.17. Ctrl+D is today. The time may stay empty.</source>
        <translation>可以写 20261117、11-17 或 11.17，Ctrl+D 是今天。时刻可以不填。</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>何地</translation>
    </message>
    <message>
        <source>The township and village, or the office.</source>
        <translation>写到村，或者写单位。</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>发生了什么</translation>
    </message>
    <message>
        <source>Write what was seen or heard, not what you think of it: who, when, and what was done or not done.</source>
        <translation>写看到或听到的事实，不写评价。至少写清谁、何时、做了什么或没做什么。</translation>
    </message>
    <message>
        <source>People</source>
        <translation>涉及人员</translation>
    </message>
    <message>
        <source>As far as known. The ID number may be left empty.</source>
        <translation>知道多少写多少。身份证号可以不填。</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>来源</translation>
    </message>
    <message>
        <source>How the office came to know of it.</source>
        <translation>单位是怎么知道这件事的。</translation>
    </message>
    <message>
        <source>Reporter</source>
        <translation>反映人</translation>
    </message>
    <message>
        <source>Kept apart: in no case file, no paper and no bundle. Leave it out where it is not needed.</source>
        <translation>单独保管，案卷、文书、交换包里都没有。不需要就不填。</translation>
    </message>
    <message>
        <source>Passed on to</source>
        <translation>转送给</translation>
    </message>
    <message>
        <source>The body that manages the person. It goes there within 5 working days.</source>
        <translation>管理这个人的机关。5 个工作日内转送。</translation>
    </message>
</context>
<context>
    <name>IntakePage</name>
    <message>
        <source>New entry</source>
        <translation>新来件</translation>
    </message>
    <message>
        <source>Intake</source>
        <translation>来件</translation>
    </message>
    <message numerus="yes">
        <source>%n in all</source>
        <translation>
            <numerusform>共 %n 件</numerusform>
        </translation>
    </message>
    <message>
        <source>Draft kept {time}</source>
        <translation>草稿已保存 {time}</translation>
    </message>
    <message>
        <source>Fields with * are needed</source>
        <translation>带 * 的必填</translation>
    </message>
    <message>
        <source>Print receipt…</source>
        <translation>打印回执…</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>登记</translation>
    </message>
    <message>
        <source>Recorded as {number}</source>
        <translation>已登记，编号 {number}</translation>
    </message>
    <message>
        <source>draft</source>
        <translation>草稿</translation>
    </message>
    <message>
        <source>number given by itself</source>
        <translation>编号自动</translation>
    </message>
    <message>
        <source>Pass on</source>
        <translation>转送</translation>
    </message>
    <message>
        <source>Goes into the journal, by {name}</source>
        <translation>记入案务日志，登记人 {name}</translation>
    </message>
</context>
<context>
    <name>IssueDialog</name>
    <message>
        <source>Not yet</source>
        <translation>不出具</translation>
    </message>
    <message>
        <source>Issue</source>
        <translation>出具</translation>
    </message>
    <message>
        <source>Issued papers get their numbers and page codes and can no longer be changed. Goes into the journal, by {name}.</source>
        <translation>出具后编定文号和核验码，不能再改。记入案务日志，登记人 {name}。</translation>
    </message>
    <message>
        <source>Issue this paper?</source>
        <translation>出具这份文书？</translation>
    </message>
    <message>
        <source>Issue {number} papers?</source>
        <translation>出具 {number} 份文书？</translation>
    </message>
</context>
<context>
    <name>IssueWords</name>
    <message>
        <source>Issued already; issued papers do not change.</source>
        <translation>已经出具，不会再变</translation>
    </message>
    <message numerus="yes">
        <source>%n thing(s) missing before these can be issued.</source>
        <translation>
            <numerusform>还缺 %n 项，补上后才能出具</numerusform>
        </translation>
    </message>
    <message>
        <source>Issued papers cannot be changed; this goes into the journal.</source>
        <translation>出具后不能再改，记入案务日志</translation>
    </message>
</context>
<context>
    <name>ItemPane</name>
    <message>
        <source>Reason</source>
        <translation>理由</translation>
    </message>
    <message>
        <source>Strongest contrary point</source>
        <translation>最有力的相反意见</translation>
    </message>
    <message>
        <source>Proposed: {measure}. Say of each lighter rung why it is not enough</source>
        <translation>拟采取措施：{measure}。逐级说明较轻的为什么不够</translation>
    </message>
    <message>
        <source>Evidence</source>
        <translation>证据</translation>
    </message>
    <message>
        <source>written from the respondent&apos;s side</source>
        <translation>站在当事人一边写</translation>
    </message>
</context>
<context>
    <name>ItemReading</name>
    <message>
        <source>Answer</source>
        <translation>答案</translation>
    </message>
    <message>
        <source>enough</source>
        <translation>够了</translation>
    </message>
    <message>
        <source>not enough</source>
        <translation>不够</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>理由</translation>
    </message>
    <message>
        <source>Evidence</source>
        <translation>证据</translation>
    </message>
    <message>
        <source>Strongest contrary point</source>
        <translation>最有力的相反意见</translation>
    </message>
    <message>
        <source>not answered</source>
        <translation>没有答</translation>
    </message>
</context>
<context>
    <name>LanguageStep</name>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>The language of the window. It can be changed at any time; the language of papers is chosen for each paper.</source>
        <translation>窗口用的语言，以后随时可以换。文书的语言出文书时另选。</translation>
    </message>
</context>
<context>
    <name>ListFilters</name>
    <message>
        <source>all</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>环节</translation>
    </message>
    <message>
        <source>Clerk</source>
        <translation>经办</translation>
    </message>
    <message>
        <source>Year</source>
        <translation>年度</translation>
    </message>
</context>
<context>
    <name>LongWork</name>
    <message numerus="yes">
        <source>, about %n second(s) left</source>
        <translation>
            <numerusform>，还要约 %n 秒</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LookDialog</name>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Print…</source>
        <translation>打印…</translation>
    </message>
    <message>
        <source>Sent to the printer</source>
        <translation>已送打印机</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Quanheng</source>
        <translation>权衡</translation>
    </message>
</context>
<context>
    <name>MeasureDialog</name>
    <message>
        <source>Propose a measure</source>
        <translation>提出拟采取措施</translation>
    </message>
    <message>
        <source>Record the proposal</source>
        <translation>登记措施</translation>
    </message>
    <message>
        <source>&amp;Body</source>
        <translation>机关(&amp;B)</translation>
    </message>
    <message>
        <source>&amp;Measure</source>
        <translation>措施(&amp;M)</translation>
    </message>
    <message>
        <source>&amp;Reason</source>
        <translation>理由(&amp;R)</translation>
    </message>
</context>
<context>
    <name>MeasureTable</name>
    <message>
        <source>Measures of similar cases</source>
        <translation>类案的措施</translation>
    </message>
    <message>
        <source>Measure</source>
        <translation>措施</translation>
    </message>
    <message>
        <source>Cases</source>
        <translation>件数</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>说明</translation>
    </message>
</context>
<context>
    <name>Navigation</name>
    <message>
        <source>Places</source>
        <translation>导航</translation>
    </message>
</context>
<context>
    <name>NewCaseDialog</name>
    <message>
        <source>Open a case</source>
        <translation>新建案件</translation>
    </message>
    <message>
        <source>Open the case</source>
        <translation>立案</translation>
    </message>
    <message>
        <source>No entry yet. Record one under Intake first.</source>
        <translation>还没有来件，请先到“来件”登记。</translation>
    </message>
    <message>
        <source>Intake entry</source>
        <translation>来件</translation>
    </message>
    <message>
        <source>One more entry</source>
        <translation>再加一件</translation>
    </message>
    <message>
        <source>Intake &amp;entry</source>
        <translation>来件(&amp;E)</translation>
    </message>
    <message>
        <source>Also from</source>
        <translation>还有来件</translation>
    </message>
    <message>
        <source>&amp;Matter</source>
        <translation>事由(&amp;M)</translation>
    </message>
    <message>
        <source>&amp;Track</source>
        <translation>办理渠道(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Body</source>
        <translation>机关(&amp;B)</translation>
    </message>
    <message>
        <source>Find a person</source>
        <translation>查找人员</translation>
    </message>
    <message>
        <source>Name or initials</source>
        <translation>姓名或首字母</translation>
    </message>
    <message>
        <source>&amp;Find</source>
        <translation>查找(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Respondent</source>
        <translation>当事人(&amp;R)</translation>
    </message>
    <message>
        <source>member of the Communist Party</source>
        <translation>中共党员</translation>
    </message>
    <message>
        <source>&amp;Name</source>
        <translation>姓名(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Unit</source>
        <translation>单位(&amp;U)</translation>
    </message>
    <message>
        <source>P&amp;ost</source>
        <translation>职务(&amp;O)</translation>
    </message>
    <message>
        <source>&amp;Standing</source>
        <translation>身份(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Level</source>
        <translation>级别(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;ID number</source>
        <translation>身份证号(&amp;I)</translation>
    </message>
    <message>
        <source>&amp;Party</source>
        <translation>政治面貌(&amp;P)</translation>
    </message>
    <message>
        <source>Respondent</source>
        <translation>当事人</translation>
    </message>
    <message>
        <source>One more respondent</source>
        <translation>再加一位</translation>
    </message>
    <message>
        <source>Also concerns</source>
        <translation>还有当事人</translation>
    </message>
    <message>
        <source>someone not yet recorded</source>
        <translation>还没有登记过的人</translation>
    </message>
</context>
<context>
    <name>OfficePart</name>
    <message>
        <source>Add a body…</source>
        <translation>增加机关…</translation>
    </message>
    <message>
        <source>The key keeper adds bodies.</source>
        <translation>增加机关由密钥保管人来办。</translation>
    </message>
    <message>
        <source>Recorded in the journal.</source>
        <translation>已记入日志。</translation>
    </message>
    <message>
        <source>Office</source>
        <translation>单位</translation>
    </message>
    <message>
        <source>Full name</source>
        <translation>全称</translation>
    </message>
    <message>
        <source>Division</source>
        <translation>区划</translation>
    </message>
    <message>
        <source>Case numbers begin with</source>
        <translation>案号用字</translation>
    </message>
    <message>
        <source>Data</source>
        <translation>数据</translation>
    </message>
    <message>
        <source>practice</source>
        <translation>练习</translation>
    </message>
    <message>
        <source>real</source>
        <translation>正式</translation>
    </message>
    <message>
        <source>Bodies it acts for</source>
        <translation>办案机关</translation>
    </message>
    <message>
        <source>This computer</source>
        <translation>本机</translation>
    </message>
    <message>
        <source>Station</source>
        <translation>本机编号</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>存放位置</translation>
    </message>
</context>
<context>
    <name>OfficeStep</name>
    <message>
        <source>Office and case numbers</source>
        <translation>单位名称与案号用字</translation>
    </message>
    <message>
        <source>These words stand on every paper, so check them well. The office may act for more bodies than this one: they are added later, under Settings.</source>
        <translation>这些字会印在每份文书上，请核对好。本单位还可以代表别的机关，以后在“设置”里增加。</translation>
    </message>
    <message>
        <source>&amp;Office name</source>
        <translation>单位名称(&amp;O)</translation>
    </message>
    <message>
        <source>&amp;Division</source>
        <translation>行政区划(&amp;D)</translation>
    </message>
    <message>
        <source>&amp;Short name</source>
        <translation>案号用字(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Kind of body</source>
        <translation>机关类别(&amp;K)</translation>
    </message>
    <message>
        <source>Full &amp;name of the body</source>
        <translation>机关全称(&amp;N)</translation>
    </message>
    <message>
        <source>Its &amp;mark on papers</source>
        <translation>发文字号(&amp;M)</translation>
    </message>
    <message>
        <source>Township discipline commission</source>
        <translation>乡镇纪委</translation>
    </message>
    <message>
        <source>Township party committee</source>
        <translation>乡镇党委</translation>
    </message>
    <message>
        <source>Township supervision office</source>
        <translation>派出监察办公室</translation>
    </message>
    <message>
        <source>Township government</source>
        <translation>乡镇人民政府</translation>
    </message>
    <message>
        <source>County discipline and supervision commission</source>
        <translation>县纪委监委</translation>
    </message>
    <message>
        <source>County organisation department</source>
        <translation>县委组织部</translation>
    </message>
    <message>
        <source>Case numbers will read: {number}</source>
        <translation>案号会是这样：{number}</translation>
    </message>
</context>
<context>
    <name>OfficeWords</name>
    <message>
        <source>clerk</source>
        <translation>经办人</translation>
    </message>
    <message>
        <source>reviewer</source>
        <translation>审核人</translation>
    </message>
    <message>
        <source>decision recorder</source>
        <translation>决定记录人</translation>
    </message>
    <message>
        <source>key keeper</source>
        <translation>密钥保管人</translation>
    </message>
    <message>
        <source>township party committee</source>
        <translation>乡镇党委</translation>
    </message>
    <message>
        <source>township discipline commission</source>
        <translation>乡镇纪委</translation>
    </message>
    <message>
        <source>township supervision office</source>
        <translation>派出监察办公室</translation>
    </message>
    <message>
        <source>township government</source>
        <translation>乡镇政府</translation>
    </message>
    <message>
        <source>county discipline and supervision commission</source>
        <translation>县纪委监委</translation>
    </message>
    <message>
        <source>county organisation department</source>
        <translation>县委组织部</translation>
    </message>
</context>
<context>
    <name>OpenTrackDialog</name>
    <message>
        <source>Open one more track</source>
        <translation>另开一个办理渠道</translation>
    </message>
    <message>
        <source>Open the track</source>
        <translation>开办理渠道</translation>
    </message>
    <message>
        <source>&amp;Track</source>
        <translation>办理渠道(&amp;T)</translation>
    </message>
</context>
<context>
    <name>Outline</name>
    <message>
        <source>{done} of {total} answered</source>
        <translation>已答 {done} / {total}</translation>
    </message>
    <message>
        <source>answered</source>
        <translation>已答</translation>
    </message>
    <message>
        <source>not answered</source>
        <translation>没答</translation>
    </message>
</context>
<context>
    <name>PacketPage</name>
    <message>
        <source>Papers</source>
        <translation>文书</translation>
    </message>
    <message>
        <source>Back to the case</source>
        <translation>回到案件</translation>
    </message>
    <message>
        <source>&amp;Save as PDF</source>
        <translation>存为 PDF(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Print</source>
        <translation>打印(&amp;P)</translation>
    </message>
    <message numerus="yes">
        <source>Issue %n paper(s)</source>
        <translation>
            <numerusform>出具 %n 份文书</numerusform>
        </translation>
    </message>
    <message>
        <source>Save as PDF</source>
        <translation>存为 PDF</translation>
    </message>
</context>
<context>
    <name>PacketSide</name>
    <message>
        <source>Fill in</source>
        <translation>去补</translation>
    </message>
    <message>
        <source>Chinese</source>
        <translation>中文</translation>
    </message>
    <message>
        <source>English</source>
        <translation>English</translation>
    </message>
    <message>
        <source>&amp;both sides</source>
        <translation>双面(&amp;B)</translation>
    </message>
    <message numerus="yes">
        <source>%n things are missing.</source>
        <translation>
            <numerusform>缺 %n 项。</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Copies</source>
        <translation>份数(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Respondent</source>
        <translation>当事人(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Language</source>
        <translation>语言(&amp;Y)</translation>
    </message>
</context>
<context>
    <name>PageTurner</name>
    <message>
        <source>Previous page</source>
        <translation>上一页</translation>
    </message>
    <message>
        <source>Next page</source>
        <translation>下一页</translation>
    </message>
    <message>
        <source>Smaller</source>
        <translation>缩小</translation>
    </message>
    <message>
        <source>Page width</source>
        <translation>页宽</translation>
    </message>
    <message>
        <source>Larger</source>
        <translation>放大</translation>
    </message>
    <message>
        <source>Page {page} of {pages}</source>
        <translation>第 {page} / {pages} 页</translation>
    </message>
</context>
<context>
    <name>PaperTable</name>
    <message>
        <source>Papers</source>
        <translation>文书</translation>
    </message>
    <message>
        <source>Paper</source>
        <translation>文书</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>页</translation>
    </message>
    <message numerus="yes">
        <source>draft, %n missing</source>
        <translation>
            <numerusform>草稿，缺 %n 项</numerusform>
        </translation>
    </message>
    <message>
        <source>draft</source>
        <translation>草稿</translation>
    </message>
    <message>
        <source>blank form</source>
        <translation>空白表</translation>
    </message>
    <message>
        <source>issued</source>
        <translation>已出具</translation>
    </message>
</context>
<context>
    <name>PaperWork</name>
    <message numerus="yes">
        <source>%n paper(s) saved</source>
        <translation>
            <numerusform>已存 %n 份</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n paper(s) issued</source>
        <translation>
            <numerusform>已出具 %n 份文书</numerusform>
        </translation>
    </message>
    <message>
        <source>Page {page} of {pages} sent to the printer</source>
        <translation>已送打印机 {page} / {pages} 页</translation>
    </message>
</context>
<context>
    <name>PapersPart</name>
    <message>
        <source>History</source>
        <translation>办理经过</translation>
    </message>
    <message>
        <source>No paper has been issued yet.</source>
        <translation>还没有出具文书。</translation>
    </message>
    <message>
        <source>Issued papers</source>
        <translation>已出具文书</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>谁</translation>
    </message>
    <message>
        <source>What</source>
        <translation>做了什么</translation>
    </message>
</context>
<context>
    <name>PasswordDialog</name>
    <message>
        <source>Change my password</source>
        <translation>更换口令</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>更换</translation>
    </message>
    <message>
        <source>&amp;Old password</source>
        <translation>原口令(&amp;O)</translation>
    </message>
    <message>
        <source>&amp;New password</source>
        <translation>新口令(&amp;N)</translation>
    </message>
    <message>
        <source>New password &amp;again</source>
        <translation>再输一次新口令(&amp;A)</translation>
    </message>
</context>
<context>
    <name>PeoplePart</name>
    <message>
        <source>Admit a person…</source>
        <translation>加入人员…</translation>
    </message>
    <message>
        <source>Change roles…</source>
        <translation>更改职责…</translation>
    </message>
    <message>
        <source>Change my password…</source>
        <translation>更换口令…</translation>
    </message>
    <message>
        <source>The key keeper admits people and changes their roles.</source>
        <translation>加入人员、更改职责由密钥保管人来办。</translation>
    </message>
    <message>
        <source>People</source>
        <translation>人员</translation>
    </message>
    <message>
        <source>Recorded in the journal.</source>
        <translation>已记入案务日志。</translation>
    </message>
    <message>
        <source>The new password holds now.</source>
        <translation>新口令已生效。</translation>
    </message>
</context>
<context>
    <name>PeopleRows</name>
    <message>
        <source>Add a person</source>
        <translation>再加一人</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>姓名</translation>
    </message>
    <message>
        <source>Post</source>
        <translation>职务</translation>
    </message>
    <message>
        <source>ID number (may be left empty)</source>
        <translation>身份证号（可不填）</translation>
    </message>
    <message>
        <source>{field} of person {number}</source>
        <translation>第 {number} 人的{field}</translation>
    </message>
</context>
<context>
    <name>PersonStep</name>
    <message>
        <source>Clerk and password</source>
        <translation>经办人与口令</translation>
    </message>
    <message>
        <source>Whoever records something answers for it by name. Nobody can open the data without a password, not even the maker of this program.</source>
        <translation>谁登记，谁署名负责。没有口令，谁也打不开数据，做这个程序的人也不行。</translation>
    </message>
    <message>
        <source>Your &amp;name</source>
        <translation>姓名(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Password</source>
        <translation>口令(&amp;P)</translation>
    </message>
    <message>
        <source>Password &amp;again</source>
        <translation>再输一次(&amp;A)</translation>
    </message>
</context>
<context>
    <name>Places</name>
    <message>
        <source>Today</source>
        <translation>今日</translation>
    </message>
    <message>
        <source>Intake</source>
        <translation>来件</translation>
    </message>
    <message>
        <source>Cases</source>
        <translation>案件</translation>
    </message>
    <message>
        <source>Exchange</source>
        <translation>交换</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>Office</source>
        <translation>单位</translation>
    </message>
    <message>
        <source>People and passwords</source>
        <translation>人员与口令</translation>
    </message>
    <message>
        <source>Appearance and lock</source>
        <translation>外观与锁定</translation>
    </message>
    <message>
        <source>About</source>
        <translation>关于</translation>
    </message>
</context>
<context>
    <name>PointRows</name>
    <message>
        <source>One more point</source>
        <translation>加一点</translation>
    </message>
    <message>
        <source>Point {number}</source>
        <translation>第 {number} 点</translation>
    </message>
</context>
<context>
    <name>PreviewPart</name>
    <message>
        <source>Draft</source>
        <translation>草稿</translation>
    </message>
    <message>
        <source>Page preview</source>
        <translation>页面预览</translation>
    </message>
    <message>
        <source>{paper}, page {page} of {pages}</source>
        <translation>{paper}，第 {page} 页，共 {pages} 页</translation>
    </message>
</context>
<context>
    <name>Program</name>
    <message>
        <source>To our own office</source>
        <translation>到本单位</translation>
    </message>
    <message>
        <source>To the practice office</source>
        <translation>到练习单位</translation>
    </message>
    <message>
        <source>Practice</source>
        <translation>练习单位</translation>
    </message>
    <message>
        <source>Opened {time}</source>
        <translation>打开于 {time}</translation>
    </message>
</context>
<context>
    <name>ProgressLine</name>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
</context>
<context>
    <name>QAbstractFileIconProvider</name>
    <message>
        <source>Drive</source>
        <translation>磁盘</translation>
    </message>
    <message>
        <source>File</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>%1 File</source>
        <translation>%1 文件</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>文件夹</translation>
    </message>
</context>
<context>
    <name>QFileDialog</name>
    <message>
        <source>&amp;Look in:</source>
        <translation>查找位置(&amp;L)：</translation>
    </message>
    <message>
        <source>Files of &amp;type:</source>
        <translation>文件类型(&amp;T)：</translation>
    </message>
</context>
<context>
    <name>QPrintDialog</name>
    <message>
        <source>File exists</source>
        <translation>文件已存在</translation>
    </message>
    <message>
        <source>Print all</source>
        <translation>全部打印</translation>
    </message>
    <message>
        <source>Print range</source>
        <translation>打印范围</translation>
    </message>
</context>
<context>
    <name>QPrintSettingsOutput</name>
    <message>
        <source>Duplex Printing</source>
        <translation>双面打印</translation>
    </message>
    <message>
        <source>Long side</source>
        <translation>长边翻转</translation>
    </message>
    <message>
        <source>None</source>
        <translation>不双面</translation>
    </message>
    <message>
        <source>Short side</source>
        <translation>短边翻转</translation>
    </message>
</context>
<context>
    <name>RecusalDialog</name>
    <message>
        <source>Check whether a handler must step aside</source>
        <translation>核对经办人是否需要回避</translation>
    </message>
    <message>
        <source>Record the check</source>
        <translation>登记核对</translation>
    </message>
    <message>
        <source>steps aside</source>
        <translation>需要回避</translation>
    </message>
    <message>
        <source>&amp;Handler</source>
        <translation>经办人(&amp;H)</translation>
    </message>
    <message>
        <source>&amp;Grounds found</source>
        <translation>发现的情形(&amp;G)</translation>
    </message>
    <message>
        <source>&amp;Outcome</source>
        <translation>结论(&amp;O)</translation>
    </message>
    <message>
        <source>Who d&amp;ecides</source>
        <translation>由谁决定(&amp;E)</translation>
    </message>
    <message>
        <source>Decided &amp;by</source>
        <translation>决定人(&amp;B)</translation>
    </message>
    <message>
        <source>&amp;Day</source>
        <translation>日期(&amp;D)</translation>
    </message>
</context>
<context>
    <name>RegisterPane</name>
    <message>
        <source>Register of intake</source>
        <translation>来件登记</translation>
    </message>
    <message>
        <source>Nothing has come in yet. Record something.</source>
        <translation>还没有来件。先登记一件。</translation>
    </message>
    <message>
        <source>New entry</source>
        <translation>新来件</translation>
    </message>
    <message>
        <source>Passed on to {place}</source>
        <translation>转送 {place}</translation>
    </message>
</context>
<context>
    <name>ReporterRow</name>
    <message>
        <source>not recorded</source>
        <translation>不填</translation>
    </message>
    <message>
        <source>anonymous</source>
        <translation>匿名</translation>
    </message>
    <message>
        <source>recorded apart</source>
        <translation>单独登记</translation>
    </message>
    <message>
        <source>Whether the reporter is recorded</source>
        <translation>反映人填不填</translation>
    </message>
    <message>
        <source>Name of the reporter</source>
        <translation>反映人姓名</translation>
    </message>
    <message>
        <source>name</source>
        <translation>姓名</translation>
    </message>
    <message>
        <source>How to reach the reporter</source>
        <translation>反映人联系方式</translation>
    </message>
    <message>
        <source>telephone</source>
        <translation>电话</translation>
    </message>
</context>
<context>
    <name>ResponsibilityDialog</name>
    <message>
        <source>State the responsibility</source>
        <translation>写明责任</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>登记</translation>
    </message>
    <message>
        <source>&amp;Grade</source>
        <translation>责任种类(&amp;G)</translation>
    </message>
    <message>
        <source>&amp;Written duty</source>
        <translation>职责条文(&amp;W)</translation>
    </message>
</context>
<context>
    <name>ReviewDialog</name>
    <message>
        <source>Give your review</source>
        <translation>给出审核意见</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>登记</translation>
    </message>
    <message>
        <source>&amp;Opinion</source>
        <translation>意见(&amp;O)</translation>
    </message>
    <message>
        <source>&amp;Reasons</source>
        <translation>理由(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Day</source>
        <translation>日期(&amp;D)</translation>
    </message>
</context>
<context>
    <name>ReviewPage</name>
    <message>
        <source>Take in a bundle</source>
        <translation>收交换包</translation>
    </message>
    <message>
        <source>What is to stand</source>
        <translation>怎么办</translation>
    </message>
    <message>
        <source>Do not take</source>
        <translation>不收</translation>
    </message>
    <message>
        <source>Take in</source>
        <translation>收下</translation>
    </message>
    <message>
        <source>{size} MB of attachments</source>
        <translation>附件 {size} MB</translation>
    </message>
    <message>
        <source>Who sent it</source>
        <translation>来自谁</translation>
    </message>
    <message>
        <source>What it holds</source>
        <translation>有什么</translation>
    </message>
    <message>
        <source>This bundle is taken in.</source>
        <translation>这个交换包已经收下。</translation>
    </message>
    <message>
        <source>This bundle was taken in before; nothing changes.</source>
        <translation>这个交换包已经收过，没有变化。</translation>
    </message>
    <message>
        <source>{all} changed on both sides, {settled} settled</source>
        <translation>{all} 处两边都改过，已核定 {settled} 处</translation>
    </message>
    <message>
        <source>Taking it in records: {new} new cases, {updated} updated.</source>
        <translation>收下时记入：新案件 {new} 件，更新 {updated} 件。</translation>
    </message>
    <message>
        <source>“{field}” becomes “{value}”.</source>
        <translation>核定“{field}”为“{value}”。</translation>
    </message>
    <message numerus="yes">
        <source>%n value(s) left for later; both stay.</source>
        <translation>
            <numerusform>%n 处以后再定，两个值都保留。</numerusform>
        </translation>
    </message>
    <message>
        <source>The whole bundle can be taken back; nothing is deleted.</source>
        <translation>收下后可以撤销整包，任何内容都不会删除</translation>
    </message>
    <message>
        <source>Cases in this bundle</source>
        <translation>包里的案件</translation>
    </message>
</context>
<context>
    <name>RolesDialog</name>
    <message>
        <source>Change roles</source>
        <translation>更改职责</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>更改</translation>
    </message>
    <message>
        <source>What someone did in a role stands. Whoever had a part in a case takes no other part in it, whatever roles they hold.</source>
        <translation>已经办过的事照样算数。在一个案件里做过一种角色的人，不论有哪些职责，都不能再做另一种。</translation>
    </message>
    <message>
        <source>&amp;Name</source>
        <translation>姓名(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Roles</source>
        <translation>职责(&amp;R)</translation>
    </message>
</context>
<context>
    <name>RungRows</name>
    <message>
        <source>to write</source>
        <translation>待写</translation>
    </message>
    <message>
        <source>not enough</source>
        <translation>不够</translation>
    </message>
    <message>
        <source>enough</source>
        <translation>够了</translation>
    </message>
    <message>
        <source>{rung}: is it enough</source>
        <translation>{rung}够不够</translation>
    </message>
</context>
<context>
    <name>SecretsStep</name>
    <message>
        <source>No state secrets</source>
        <translation>不存放国家秘密</translation>
    </message>
    <message>
        <source>This program cannot hold state secrets. Handle such matters on a classified device, as the secrecy rules say. Only “internal” and “work secret” can be marked here.</source>
        <translation>本程序不能存放国家秘密。涉密事项请按保密规定在涉密设备上办理。这里只能标注“内部”或“工作秘密”。</translation>
    </message>
    <message>
        <source>I have read this; no state secrets will be entered here</source>
        <translation>我已看过：不在这里录入国家秘密</translation>
    </message>
    <message>
        <source>Tick the box to go on</source>
        <translation>先勾选上面一项</translation>
    </message>
</context>
<context>
    <name>SenderPanel</name>
    <message>
        <source>bundle {number}</source>
        <translation>第 {number} 包</translation>
    </message>
    <message>
        <source>complete and unchanged</source>
        <translation>封装完好</translation>
    </message>
    <message>
        <source>safety number compared {day}</source>
        <translation>核对码已核对 {day}</translation>
    </message>
</context>
<context>
    <name>ServiceDialog</name>
    <message>
        <source>Record service</source>
        <translation>登记送达</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>登记</translation>
    </message>
    <message>
        <source>&amp;Paper</source>
        <translation>文书(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;Received by</source>
        <translation>收件人(&amp;R)</translation>
    </message>
    <message>
        <source>Wa&amp;y</source>
        <translation>方式(&amp;Y)</translation>
    </message>
    <message>
        <source>&amp;Day</source>
        <translation>日期(&amp;D)</translation>
    </message>
    <message>
        <source>Re&amp;fused because</source>
        <translation>拒收理由(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Witness</source>
        <translation>见证人(&amp;W)</translation>
    </message>
</context>
<context>
    <name>SettingsPage</name>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>Parts of the settings</source>
        <translation>设置项目</translation>
    </message>
</context>
<context>
    <name>SettleDialog</name>
    <message>
        <source>Settle the differences</source>
        <translation>写明两次核对不同之处怎样处理</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>登记</translation>
    </message>
    <message>
        <source>&amp;What is made of it</source>
        <translation>怎样处理(&amp;W)</translation>
    </message>
</context>
<context>
    <name>SettlePage</name>
    <message>
        <source>Settle</source>
        <translation>核定</translation>
    </message>
    <message>
        <source>Changed on both sides</source>
        <translation>两边都改过</translation>
    </message>
    <message>
        <source>Goes into the journal, by {name}</source>
        <translation>记入案务日志，登记人 {name}</translation>
    </message>
    <message>
        <source>Nothing is chosen yet.</source>
        <translation>还没有选</translation>
    </message>
    <message>
        <source>Settled.</source>
        <translation>已核定</translation>
    </message>
</context>
<context>
    <name>SimilarDialog</name>
    <message>
        <source>Similar cases</source>
        <translation>类案</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Record the kinds</source>
        <translation>记下类别</translation>
    </message>
    <message>
        <source>Take in past cases…</source>
        <translation>收进类案……</translation>
    </message>
    <message>
        <source>Choose the kinds of conduct and harm; then similar cases show.</source>
        <translation>请先选好行为类别和后果类别，类案才会列出来。</translation>
    </message>
    <message>
        <source>Past cases are being looked at…</source>
        <translation>正在找类案……</translation>
    </message>
</context>
<context>
    <name>SimilarFindings</name>
    <message>
        <source>The nearest cases</source>
        <translation>最接近的案件</translation>
    </message>
    <message>
        <source>Not a similar case: something that must be the same differs.</source>
        <translation>不算类案：应当相同的有一项不同。</translation>
    </message>
</context>
<context>
    <name>Sources</name>
    <message>
        <source>to verify</source>
        <translation>待核</translation>
    </message>
    <message>
        <source>a rule of this program, no law</source>
        <translation>本程序的建议，不是法律规定</translation>
    </message>
    <message>
        <source>gist, not the words of the law</source>
        <translation>大意，不是原文</translation>
    </message>
    <message>
        <source>in force since {day}</source>
        <translation>{day} 起施行</translation>
    </message>
</context>
<context>
    <name>StartRunDialog</name>
    <message>
        <source>Start a preliminary run</source>
        <translation>开始初步核对</translation>
    </message>
    <message>
        <source>Start the binding run</source>
        <translation>开始正式核对</translation>
    </message>
    <message>
        <source>Start the second reading</source>
        <translation>开始复核</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>开始</translation>
    </message>
    <message>
        <source>Conduct &amp;from</source>
        <translation>行为起始日(&amp;F)</translation>
    </message>
    <message>
        <source>Conduct &amp;to</source>
        <translation>行为终止日(&amp;T)</translation>
    </message>
</context>
<context>
    <name>StartStep</name>
    <message>
        <source>Practice or own office</source>
        <translation>先练习或建立本单位</translation>
    </message>
    <message>
        <source>A practice office is for trying things out: every page and paper is marked as practice, and real offices refuse its bundles.</source>
        <translation>练习单位用来试手：每个页面、每份文书都带“练习”字样，正式单位不收它的交换包。</translation>
    </message>
    <message>
        <source>Set up our own office</source>
        <translation>建立本单位</translation>
    </message>
    <message>
        <source>Practise first</source>
        <translation>先练习</translation>
    </message>
</context>
<context>
    <name>StatusLine</name>
    <message>
        <source>Help</source>
        <translation>帮助</translation>
    </message>
    <message>
        <source>Lock</source>
        <translation>锁定</translation>
    </message>
</context>
<context>
    <name>StepDialog</name>
    <message>
        <source>Record triage</source>
        <translation>登记研判</translation>
    </message>
    <message>
        <source>Record verification</source>
        <translation>登记核实</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>登记</translation>
    </message>
    <message>
        <source>&amp;Day</source>
        <translation>日期(&amp;D)</translation>
    </message>
    <message>
        <source>&amp;What was done</source>
        <translation>办理情况(&amp;W)</translation>
    </message>
    <message>
        <source>a crime is suspected: the matter is passed on</source>
        <translation>涉嫌犯罪，移送有权机关</translation>
    </message>
    <message>
        <source>&amp;Crime</source>
        <translation>犯罪(&amp;C)</translation>
    </message>
</context>
<context>
    <name>StepList</name>
    <message>
        <source>done</source>
        <translation>已完成</translation>
    </message>
    <message>
        <source>in progress</source>
        <translation>进行中</translation>
    </message>
    <message>
        <source>to come</source>
        <translation>未到</translation>
    </message>
</context>
<context>
    <name>StepPart</name>
    <message>
        <source>Go there</source>
        <translation>去填</translation>
    </message>
    <message>
        <source>No.</source>
        <translation>序号</translation>
    </message>
    <message>
        <source>Fact</source>
        <translation>事实</translation>
    </message>
    <message>
        <source>Evidence</source>
        <translation>证据</translation>
    </message>
    <message>
        <source>Finding</source>
        <translation>认定</translation>
    </message>
    <message>
        <source>to fill in</source>
        <translation>待填</translation>
    </message>
    <message>
        <source>Facts</source>
        <translation>事实</translation>
    </message>
    <message>
        <source>What the respondent said</source>
        <translation>当事人说了什么</translation>
    </message>
    <message>
        <source>How it was checked</source>
        <translation>怎样核实</translation>
    </message>
    <message>
        <source>Adopted</source>
        <translation>采纳情况</translation>
    </message>
    <message>
        <source>Answers point by point</source>
        <translation>申辩意见逐条答复</translation>
    </message>
</context>
<context>
    <name>TakeBackDialog</name>
    <message>
        <source>Take back bundle {number}?</source>
        <translation>撤销第 {number} 包？</translation>
    </message>
    <message>
        <source>Take back</source>
        <translation>撤销</translation>
    </message>
    <message numerus="yes">
        <source>From {office}, taken in on {day} by {person}, with %n record(s):</source>
        <translation>
            <numerusform>{office}交来，{day}由{person}收下，带来 %n 条记录：</numerusform>
        </translation>
    </message>
    <message>
        <source>This is recorded in the name of {person}.</source>
        <translation>这次撤销以{person}的名义登记。</translation>
    </message>
    <message>
        <source>What came with this bundle alone no longer counts. What was recorded here stays. Nothing is deleted, and the same bundle can be taken in again.</source>
        <translation>只由这一包带来的内容不再算数，本单位登记的都还在。什么都不会删除，同一包以后可以再收。</translation>
    </message>
    <message numerus="yes">
        <source>and %n more case(s)</source>
        <translation>
            <numerusform>另有 %n 件案件</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Reason</source>
        <translation>理由(&amp;R)</translation>
    </message>
</context>
<context>
    <name>TakeInDialog</name>
    <message>
        <source>Take in past cases</source>
        <translation>收进类案</translation>
    </message>
    <message>
        <source>Look at the file</source>
        <translation>先看文件</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>文件(&amp;F)</translation>
    </message>
    <message>
        <source>F&amp;rom which office</source>
        <translation>由哪个单位提供(&amp;R)</translation>
    </message>
    <message>
        <source>Each line of the file is one past case, in codes alone. A line with a name, a place or a day in it is refused. Nothing is taken in before you have seen what the file holds.</source>
        <translation>文件每行是一条类案，只有代码。写了姓名、地点或者日期的，不收。先看清文件里有什么，再决定收不收。</translation>
    </message>
    <message>
        <source>The file holds {cases} past cases; {new} of them are not here yet.</source>
        <translation>文件里有 {cases} 条类案，其中 {new} 条本机还没有。</translation>
    </message>
    <message>
        <source>Take in</source>
        <translation>收进</translation>
    </message>
</context>
<context>
    <name>TieDialog</name>
    <message>
        <source>Tie evidence to facts</source>
        <translation>把证据对应到事实</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>登记</translation>
    </message>
    <message>
        <source>Evidence</source>
        <translation>证据</translation>
    </message>
</context>
<context>
    <name>TodayPage</name>
    <message>
        <source>Today</source>
        <translation>今日</translation>
    </message>
    <message>
        <source>Name, number or initials</source>
        <translation>查找姓名、案号、拼音首字母</translation>
    </message>
    <message>
        <source>Find cases</source>
        <translation>查找案件</translation>
    </message>
    <message>
        <source>Nothing waits today. Record what comes in under Intake.</source>
        <translation>今天没有要办的。有新来件，到“来件”里登记。</translation>
    </message>
    <message>
        <source>New entry</source>
        <translation>新来件</translation>
    </message>
    <message>
        <source>To know</source>
        <translation>提醒</translation>
    </message>
    <message>
        <source>The holidays of {year} are not known yet; its deadlines count Monday to Friday.</source>
        <translation>{year} 年的放假安排还没有，那一年的期限按周一至周五估算</translation>
    </message>
    <message>
        <source>Holidays</source>
        <translation>放假安排</translation>
    </message>
    <message>
        <source>estimate</source>
        <translation>估算</translation>
    </message>
    <message>
        <source>To do</source>
        <translation>要办的</translation>
    </message>
    <message>
        <source>Go</source>
        <translation>去办</translation>
    </message>
    <message>
        <source>Go to: {matter}</source>
        <translation>去办：{matter}</translation>
    </message>
    <message>
        <source>To finish</source>
        <translation>没写完</translation>
    </message>
    <message>
        <source>kept {time}</source>
        <translation>{time} 自动保存</translation>
    </message>
    <message>
        <source>Remove draft</source>
        <translation>删除草稿</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>接着写</translation>
    </message>
    <message>
        <source>draft</source>
        <translation>草稿</translation>
    </message>
    <message>
        <source>Continue: {number} {step}</source>
        <translation>继续：{number} {step}</translation>
    </message>
    <message>
        <source>The draft was removed.</source>
        <translation>草稿已删除。</translation>
    </message>
    <message>
        <source>Monday</source>
        <translation>周一</translation>
    </message>
    <message>
        <source>Tuesday</source>
        <translation>周二</translation>
    </message>
    <message>
        <source>Wednesday</source>
        <translation>周三</translation>
    </message>
    <message>
        <source>Thursday</source>
        <translation>周四</translation>
    </message>
    <message>
        <source>Friday</source>
        <translation>周五</translation>
    </message>
    <message>
        <source>Saturday</source>
        <translation>周六</translation>
    </message>
    <message>
        <source>Sunday</source>
        <translation>周日</translation>
    </message>
</context>
<context>
    <name>TraceDialog</name>
    <message>
        <source>How the result comes about</source>
        <translation>怎样得出</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>These answers do not fit together</source>
        <translation>这些答案对不上</translation>
    </message>
    <message>
        <source>Since the last run</source>
        <translation>和上一次核对相比</translation>
    </message>
    <message numerus="yes">
        <source>Still missing, %n in all</source>
        <translation>
            <numerusform>还缺 %n 项</numerusform>
        </translation>
    </message>
    <message>
        <source>to verify</source>
        <translation>待核</translation>
    </message>
</context>
<context>
    <name>UndoLine</name>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
</context>
<context>
    <name>UnlockPage</name>
    <message>
        <source>Show</source>
        <translation>显示</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Case review</source>
        <translation>案件核查</translation>
    </message>
    <message>
        <source>&amp;Name</source>
        <translation>姓名(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Password</source>
        <translation>口令(&amp;P)</translation>
    </message>
    <message>
        <source>Quanheng {version}</source>
        <translation>权衡 {version}</translation>
    </message>
    <message>
        <source>Never online; data stay on this computer</source>
        <translation>不联网，数据只在本机</translation>
    </message>
    <message>
        <source>Hide</source>
        <translation>隐藏</translation>
    </message>
    <message>
        <source>Capitals lock is on</source>
        <translation>大写锁定已打开</translation>
    </message>
    <message>
        <source>Last used today {time}</source>
        <translation>上次使用：今天 {time}</translation>
    </message>
    <message>
        <source>Last used {day} {time}</source>
        <translation>上次使用：{day} {time}</translation>
    </message>
</context>
<context>
    <name>ValueField</name>
    <message>
        <source>New value</source>
        <translation>新的内容</translation>
    </message>
</context>
<context>
    <name>Ways</name>
    <message>
        <source>Receipt</source>
        <translation>来件回执</translation>
    </message>
</context>
<context>
    <name>_PlaceButton</name>
    <message numerus="yes">
        <source>%n waiting</source>
        <translation>
            <numerusform>%n 件待办</numerusform>
        </translation>
    </message>
</context>
</TS>
