#include "ui/audit/exportwords.h"

#include "ui/words/words.h"

#include <QCoreApplication>
#include <QDir>
#include <QLocale>
#include <QStringBuilder>

namespace countersign {

namespace {

struct ExportWords {
    Q_DECLARE_TR_FUNCTIONS(ExportWords)
};

QString counted(const ExportOutcome& outcome)
{
    const int items = static_cast<int>(outcome.items);
    switch (outcome.wish.form) {
    case ExportWish::Form::Bundle:
    case ExportWish::Form::Jsonl:
    case ExportWish::Form::Csv:
        return ExportWords::tr("%n entry(s) of the record", nullptr, items);
    case ExportWish::Form::Proofs:
        return ExportWords::tr("The proofs of %n decision(s)", nullptr, items);
    case ExportWish::Form::ReportCsv:
    case ExportWish::Form::ReportJsonl:
        return ExportWords::tr("%n row(s) of the report", nullptr, items);
    }
    return {};
}

} // namespace

QString outcomeSentence(const ExportOutcome& outcome)
{
    const QString place = QDir::toNativeSeparators(outcome.wish.place);
    const QString sentence = ExportWords::tr("%1 saved as %2.").arg(counted(outcome), place);
    return outcome.kept > 0 ? QString(sentence % u' ' % ExportWords::tr("What an earlier try had written there was used.")) : sentence;
}

QString exportStopped(const ExportWish& wish, const Error& error)
{
    QString sentence = refusalWords(error).sentence;
    if (error.code == ErrorCode::Unavailable || error.code == ErrorCode::Timeout || error.code == ErrorCode::LostAnswer)
        sentence = ExportWords::tr("The backend cannot be reached.");
    const bool mayGoOn = error.code != ErrorCode::Forbidden && error.code != ErrorCode::Conflict && error.code != ErrorCode::InvalidInput;
    if (mayGoOn)
        return ExportWords::tr("The export stopped. %1 Saving the same to the same place goes on where it stopped.").arg(sentence);
    const bool report = wish.form == ExportWish::Form::ReportCsv || wish.form == ExportWish::Form::ReportJsonl;
    return report ? ExportWords::tr("The report was not saved. %1").arg(sentence) : ExportWords::tr("Nothing was exported. %1").arg(sentence);
}

QString exportProgress(qint64 done, qint64 total)
{
    const QLocale locale;
    return total > 0 ? ExportWords::tr("%1 of %2 written").arg(locale.toString(done), locale.toString(total))
                     : ExportWords::tr("%1 written").arg(locale.toString(done));
}

} // namespace countersign
