<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>AppearancePart</name>
    <message numerus="yes">
        <source>%n minute(s)</source>
        <translation>
            <numerusform>%n minute</numerusform>
            <numerusform>%n minutes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CaseChoice</name>
    <message numerus="yes">
        <source>%n chosen</source>
        <translation>
            <numerusform>%n chosen</numerusform>
            <numerusform>%n chosen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CaseSteps</name>
    <message numerus="yes">
        <source>%n missing</source>
        <translation>
            <numerusform>%n missing</numerusform>
            <numerusform>%n missing</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CasesDialog</name>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CasesPage</name>
    <message numerus="yes">
        <source>%n found</source>
        <translation>
            <numerusform>%n found</numerusform>
            <numerusform>%n found</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n in all</source>
        <translation>
            <numerusform>%n in all</numerusform>
            <numerusform>%n in all</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ChecklistBody</name>
    <message numerus="yes">
        <source>%n source(s)</source>
        <translation>
            <numerusform>%n source</numerusform>
            <numerusform>%n sources</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ErrorSummary</name>
    <message numerus="yes">
        <source>%n thing(s) to correct</source>
        <translation>
            <numerusform>%n thing to correct</numerusform>
            <numerusform>%n things to correct</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ExportPreviewPart</name>
    <message numerus="yes">
        <source>%n piece(s) of evidence</source>
        <translation>
            <numerusform>%n piece of evidence</numerusform>
            <numerusform>%n pieces of evidence</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n paper(s) issued</source>
        <translation>
            <numerusform>%n paper issued</numerusform>
            <numerusform>%n papers issued</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n attachment(s)</source>
        <translation>
            <numerusform>%n attachment</numerusform>
            <numerusform>%n attachments</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n case(s)</source>
        <translation>
            <numerusform>%n case</numerusform>
            <numerusform>%n cases</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Only %n computer(s) of {office} can open it.</source>
        <translation>
            <numerusform>Only one computer of {office} can open it.</numerusform>
            <numerusform>Only %n computers of {office} can open it.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>HomeRows</name>
    <message numerus="yes">
        <source>%n value(s) not settled</source>
        <translation>
            <numerusform>%n value not settled</numerusform>
            <numerusform>%n values not settled</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n record(s)</source>
        <translation>
            <numerusform>%n record</numerusform>
            <numerusform>%n records</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>IntakePage</name>
    <message numerus="yes">
        <source>%n in all</source>
        <translation>
            <numerusform>%n in all</numerusform>
            <numerusform>%n in all</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>IssueWords</name>
    <message numerus="yes">
        <source>%n thing(s) missing before these can be issued.</source>
        <translation>
            <numerusform>%n thing is missing before this can be issued.</numerusform>
            <numerusform>%n things are missing before these can be issued.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LongWork</name>
    <message numerus="yes">
        <source>, about %n second(s) left</source>
        <translation>
            <numerusform>, about %n second left</numerusform>
            <numerusform>, about %n seconds left</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PacketPage</name>
    <message numerus="yes">
        <source>Issue %n paper(s)</source>
        <translation>
            <numerusform>Issue %n paper</numerusform>
            <numerusform>Issue %n papers</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PacketSide</name>
    <message numerus="yes">
        <source>%n things are missing.</source>
        <translation>
            <numerusform>%n thing is missing.</numerusform>
            <numerusform>%n things are missing.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PaperTable</name>
    <message numerus="yes">
        <source>draft, %n missing</source>
        <translation>
            <numerusform>draft, %n missing</numerusform>
            <numerusform>draft, %n missing</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PaperWork</name>
    <message numerus="yes">
        <source>%n paper(s) saved</source>
        <translation>
            <numerusform>%n paper saved</numerusform>
            <numerusform>%n papers saved</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n paper(s) issued</source>
        <translation>
            <numerusform>%n paper issued</numerusform>
            <numerusform>%n papers issued</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ReviewPage</name>
    <message numerus="yes">
        <source>%n value(s) left for later; both stay.</source>
        <translation>
            <numerusform>%n value left for later; both stay.</numerusform>
            <numerusform>%n values left for later; both stay.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TakeBackDialog</name>
    <message numerus="yes">
        <source>From {office}, taken in on {day} by {person}, with %n record(s):</source>
        <translation>
            <numerusform>From {office}, taken in on {day} by {person}, with %n record:</numerusform>
            <numerusform>From {office}, taken in on {day} by {person}, with %n records:</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %n more case(s)</source>
        <translation>
            <numerusform>and %n more case</numerusform>
            <numerusform>and %n more cases</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TraceDialog</name>
    <message numerus="yes">
        <source>Still missing, %n in all</source>
        <translation>
            <numerusform>Still missing, %n in all</numerusform>
            <numerusform>Still missing, %n in all</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>_PlaceButton</name>
    <message numerus="yes">
        <source>%n waiting</source>
        <translation>
            <numerusform>%n waiting</numerusform>
            <numerusform>%n waiting</numerusform>
        </translation>
    </message>
</context>
</TS>
