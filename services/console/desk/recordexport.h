#pragma once
// The record taken out of the house from here: a bundle, a selection of entries, proofs of its decisions, or a report, of any length. GUI
// thread; files are written on a thread of its own. One at a time.
#include "models/domain/auditsearch.h"
#include "services/console/api/audittypes.h"

#include <QObject>
#include <QString>

namespace countersign {

struct ExportWish {
    enum class Form { Bundle, Jsonl, Csv, Proofs, ReportCsv, ReportJsonl };
    Form form = Form::Bundle;
    QString place;           // a file, of a bundle and of proofs a folder, that does not exist yet
    AuditFilter filter;      // of Jsonl, Csv and Proofs; a bundle is always the whole record
    AuditReportWish report;  // of a report's forms
};
struct ExportOutcome {
    ExportWish wish;
    std::int64_t items = 0;  // entries, decisions or rows that are in the place now
    std::int64_t kept = 0;   // of them, or of a bundle's files, those that an interrupted export had written already
};

class RecordExport : public QObject {
    Q_OBJECT
public:
    using QObject::QObject;
    // Goes on by itself where an earlier one of the same wish was cut off or cancelled. Does nothing while one runs.
    virtual void start(const ExportWish& wish) = 0;
    virtual void cancel() = 0;  // what was written stays beside the place for the next start; told by nothing
    [[nodiscard]] virtual bool running() const = 0;

Q_SIGNALS:
    void progressed(qint64 done, qint64 total);  // entries, decisions, rows, or a bundle's files; total 0: not known
    void finished(const countersign::ExportOutcome& outcome);
    // Conflict: something stands at the place; Storage: it cannot be written; Forbidden: the right to export is missing; Damaged: what
    // came does not hold together; those of the wire.
    void failed(const countersign::Error& error);
};

}  // namespace countersign
