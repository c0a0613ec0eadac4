#pragma once
// The auditor's bench without widgets: the search and its counts, one lineage, one report. An older answer never replaces a newer wish.
#include "services/console/desk/auditdesk.h"
#include "services/console/desk/reviewdesk.h"
#include "ui/audit/entrymodel.h"
#include "ui/theme/tokens.h"

#include <QObject>
#include <memory>
#include <optional>
#include <vector>

namespace countersign {

class AuditSession final : public QObject {
    Q_OBJECT
public:
    explicit AuditSession(std::shared_ptr<ReviewDesk> desk, QObject* parent = nullptr);
    ~AuditSession() override;
    [[nodiscard]] ReviewDesk& review() { return *m_desk; }
    [[nodiscard]] AuditDesk& audit() { return m_desk->audit(); }
    [[nodiscard]] const AuditDesk& audit() const { return m_desk->audit(); }
    [[nodiscard]] bool mayRead() const;
    [[nodiscard]] bool mayDraw() const; // lineages: auditors, and whoever may see the draft
    [[nodiscard]] QString whyNot() const; // a sentence; empty when the record can be asked now
    [[nodiscard]] QString nameOf(const AuditEntry& entry) const;

    [[nodiscard]] EntryModel& entries() { return *m_entries; }
    [[nodiscard]] const AuditHistogram& histogram() const { return m_histogram; }
    [[nodiscard]] const QString& words() const { return m_words; } // of the search field
    [[nodiscard]] const QString& problem() const { return m_problem; } // with the words; the search before it stands
    void search(const QString& words);
    void refresh(); // the same search anew
    void narrow(TimeMs from, TimeMs to);
    void widen(); // takes the last narrowing back
    void setTail(bool tail);
    [[nodiscard]] bool tail() const { return m_tail; }
    void setShown(bool shown); // nothing is followed while nobody looks

    void openLineage(const std::string& draftId);
    void find(AuditKey by, const QString& value); // to its draft's lineage
    [[nodiscard]] const std::optional<LineageGraph>& graph() const { return m_graph; }
    [[nodiscard]] bool lineageLoading() const { return m_lineageLoading; }
    [[nodiscard]] const std::optional<Error>& lineageError() const { return m_lineageError; }

    void drawUp(const AuditReportWish& wish);
    void drawUpMore(); // the rows behind those that are here
    [[nodiscard]] const AuditReportWish& reportWish() const { return m_reportWish; } // of the newest report
    [[nodiscard]] quint64 reportNumber() const { return m_reportNumber; } // of the one that is here; another one with each drawUp()
    [[nodiscard]] const std::optional<AuditReport>& report() const { return m_report; }
    [[nodiscard]] bool reportLoading() const { return m_reportLoading; }
    [[nodiscard]] bool reportGrowing() const { return m_reportGrowing; } // what is loading comes behind the rows that are here
    [[nodiscard]] const std::optional<Error>& reportError() const { return m_reportError; }

    void saveSearch(const QString& name); // the words as they stand
    void removeSearch(const std::string& id);
    void shareSearch(const std::string& id); // with everyone who reads the record, or takes it back
    [[nodiscard]] bool mayShare() const;
    void saveFile(const QString& path, const QByteArray& bytes);
    void takeOut(const ExportWish& wish); // its end is told
    [[nodiscard]] RecordExport& exports() { return audit().exports(); }

Q_SIGNALS:
    void wordsChanged(); // by something else than the search field
    void counted(); // the histogram
    void lineageChanged();
    void reportChanged();
    void stateChanged(); // rights, the link, the problem
    void told(countersign::Tone tone, const QString& sentence);
    void failed(const countersign::Error& error);

private:
    void count();
    void follow();
    void takeGraph(Result<LineageGraph> graph);
    void readReport(const std::string& cursor);
    void takeReport(const std::string& cursor, Result<AuditReport> page);
    std::shared_ptr<ReviewDesk> m_desk;
    EntryModel* m_entries;
    AuditHistogram m_histogram;
    QString m_words;
    QString m_problem;
    std::vector<QString> m_before; // words before each narrowing
    std::optional<LineageGraph> m_graph;
    AuditReportWish m_reportWish;
    ExportWish m_takenOut; // the newest
    std::optional<AuditReport> m_report;
    std::optional<Error> m_lineageError;
    std::optional<Error> m_reportError;
    quint64 m_counting = 0; // generations
    quint64 m_drawing = 0;
    quint64 m_reporting = 0;
    quint64 m_reportNumber = 0;
    std::size_t m_rowsWanted = 0; // of the report, before it waits to be asked for more
    bool m_lineageLoading = false;
    bool m_reportLoading = false;
    bool m_reportGrowing = false;
    bool m_tail = false;
    bool m_shown = false;
};

} // namespace countersign
