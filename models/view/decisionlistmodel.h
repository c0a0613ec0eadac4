#pragma once
// The last decisions beside the queue: where each is in words, and the time left to undo it, ticking only while something is held.
#include "models/view/decisionrecord.h"

#include <QAbstractListModel>
#include <QTimer>
#include <functional>
#include <vector>

namespace countersign {

class DecisionListModel final : public QAbstractListModel {
    Q_OBJECT
public:
    enum Role {
        IdRole = Qt::UserRole + 1,  // QString
        RecordRole,                 // const DecisionRecord* of this row; valid until the next change
        TitleRole,                  // "€720.00 · Ana P•••••"
        PlaceRole,                  // int of DecisionRecord::Place
        SentenceRole,               // "Approved · held, leaves in 1:42", "Refused: …"
        CountdownRole,              // "1:42" while held, else empty
        UndoableRole                // bool, now
    };
    using Now = std::function<TimeMs()>;
    explicit DecisionListModel(Now now, QObject* parent = nullptr);

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;

    void setRecords(std::vector<DecisionRecord> records);  // newest first; merged by id, never a reset
    [[nodiscard]] const std::vector<DecisionRecord>& records() const { return m_records; }
    [[nodiscard]] int rowOf(const QString& decisionId) const;  // -1 when absent

    [[nodiscard]] static QString verdictWords(Verdict verdict);               // "Approved", …
    [[nodiscard]] static QString placeWords(DecisionRecord::Place place);     // "kept on this computer", …
    [[nodiscard]] static QString countdownText(TimeMs left);                  // "1:42"; "0:00" when over

private:
    void tick();
    void adjustTimer();
    [[nodiscard]] QString sentence(const DecisionRecord& record) const;
    [[nodiscard]] QString countdown(const DecisionRecord& record) const;
    Now m_now;
    QTimer m_timer;
    std::vector<DecisionRecord> m_records;
};

}  // namespace countersign
