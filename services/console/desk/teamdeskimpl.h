#pragma once
// Who works on the queue, out of the backend: colleagues as last known, what each has open, comments, assignments, mentions told once.
#include "services/console/api/apiclient.h"
#include "services/console/desk/teamdesk.h"
#include "services/console/store/localstore.h"

#include <QSet>
#include <QTimer>
#include <functional>
#include <map>

namespace countersign {

struct TeamTiming {
    int lookMs = 20000;   // how often what is open is said again
    int forgetMs = 30000; // how often others are asked for while some are known
};
struct TeamParts {
    ApiClient& api;
    LocalStore& store;
    const Person& person;                       // outlives this; may change
    std::function<TimeMs()> now;
    std::function<void(const QString&)> refresh;  // fetches the draft's newest from the backend
    TeamTiming timing{};
};

class TeamDeskImpl final : public TeamDesk {
    Q_OBJECT
public:
    explicit TeamDeskImpl(TeamParts parts, QObject* parent = nullptr);
    void setOnline(bool online);
    void opened(const QString& draftId);
    void released(const QString& draftId);
    void askColleagues();
    void askPresence();                                 // the backend said that it moved
    void take(const std::vector<Change>& changes);      // stored already

    [[nodiscard]] std::vector<Colleague> colleagues() const override;
    [[nodiscard]] QFuture<Result<void>> comment(const QString& draftId, const QString& text, bool objection) override;
    [[nodiscard]] QFuture<Result<void>> resolveObjection(const QString& draftId, const QString& commentId) override;
    [[nodiscard]] QFuture<Result<void>> assign(
        const QStringList& draftIds, const std::optional<Assignee>& to, const std::string& batch) override;
    [[nodiscard]] QFuture<Result<int>> giveBack(const QStringList& draftIds, const std::string& batch) override;
    [[nodiscard]] QFuture<Result<void>> breakLease(const QString& draftId) override;
    [[nodiscard]] QStringList lookingAt(const QString& draftId) const override;

Q_SIGNALS:
    void leaseTaken(const QString& draftId);  // broken from another

private:
    struct Unsure {              // a comment whose answer was lost: said again with the same id it is still one
        QString draftId;
        QString text;
        bool objection = false;
        std::string id;
    };
    struct Mention {
        std::string id;
        QString draftId;
        QString name;
        QString text;
    };
    [[nodiscard]] QFuture<Result<void>> away() const;
    template <class T>
    [[nodiscard]] QFuture<Result<void>> settle(QFuture<Answer<T>> answer, const QStringList& draftIds);
    void send(const QString& draftId, const NewComment& said, int attempt, const Answerer<Result<void>>& reply);
    void look();
    void show(PresenceBoard board);
    void tell(std::vector<Mention> mentions);
    TeamParts m_parts;
    Colleagues m_colleagues;
    PresenceBoard m_board;
    QStringList m_open;          // the last is what the person looks at
    std::optional<Unsure> m_unsure;
    std::vector<std::string> m_told;  // comments that mentioned this person and were told, oldest first
    std::vector<Mention> m_early;     // came before m_told was read
    bool m_toldRead = false;
    QTimer m_look;
    QTimer m_forget;
    bool m_online = false;
};

// The people whom "@Name" names, longest names first, each once.
[[nodiscard]] std::vector<std::string> mentionsIn(const QString& text, const std::vector<NamedColleague>& people);

}  // namespace countersign
