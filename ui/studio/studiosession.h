#pragma once
// The studio without widgets: which prompt and version are chosen, what is known of them, one act at a time. An older answer never
// replaces a newer choice.
#include "services/console/desk/reviewdesk.h"
#include "services/console/desk/studiodesk.h"
#include "ui/theme/tokens.h"

#include <QObject>
#include <memory>
#include <optional>
#include <vector>

namespace countersign {

class StudioSession final : public QObject {
    Q_OBJECT
public:
    explicit StudioSession(std::shared_ptr<ReviewDesk> desk, QObject* parent = nullptr);
    [[nodiscard]] ReviewDesk& review() { return *m_desk; }
    [[nodiscard]] StudioDesk& studio() { return m_desk->studio(); }
    [[nodiscard]] const StudioDesk& studio() const { return m_desk->studio(); }

    [[nodiscard]] const std::vector<Prompt>& prompts() const { return m_prompts; }
    [[nodiscard]] const Prompt* prompt() const; // the chosen one
    [[nodiscard]] const PromptVersion* version() const; // of it
    [[nodiscard]] const PromptVersion* versionOf(int number) const;
    [[nodiscard]] const std::vector<LabelMove>& moves() const { return m_moves; }
    [[nodiscard]] const std::vector<PromptTest>& tests() const { return m_tests; }
    [[nodiscard]] const std::vector<Replay>& replays() const { return m_replays; }
    [[nodiscard]] const std::vector<RepeatedEdit>& edits() const { return m_edits; }
    [[nodiscard]] const ModelStatus& model() const { return m_model; }
    [[nodiscard]] const Replay* newestReplay(int number) const; // of a version
    [[nodiscard]] bool loading() const { return m_loading; }
    [[nodiscard]] bool read() const { return m_read; } // at least once
    [[nodiscard]] const std::optional<Error>& error() const { return m_error; } // of reading the prompts
    [[nodiscard]] bool acting() const { return m_acting; }
    [[nodiscard]] bool mayRead() const; // prompts at all
    [[nodiscard]] bool mayEdit() const;
    [[nodiscard]] bool mayPromote() const;
    [[nodiscard]] int firstOfPrompt() const { return m_desk->policy().firstOfPrompt; }
    [[nodiscard]] QString whyNotEdit() const; // a sentence; empty when texts can be saved now
    [[nodiscard]] QString whyNotMove() const; // the same for labels

    // What the gate to live will say of the chosen version: the backend's own words after it refused, before that what is known here.
    [[nodiscard]] std::vector<RequirementResult> gate() const;
    [[nodiscard]] bool gateIsBackends() const;
    [[nodiscard]] QStringList openConditions() const; // of that gate, in the window's language

    void refresh(); // prompts, and all of the chosen one
    void refreshDetails();
    void choosePrompt(const QString& id);
    void chooseVersion(int number);
    void create(const std::string& name, const PromptScope& scope, const PromptText& text, const std::string& note);
    void saveVersion(const PromptText& text, const std::string& note);
    void move(PromptLabel label, bool given, const std::string& note, int sharePercent = 100);
    void rollBack(const std::string& note);
    void startReplay(int wanted);
    void cancelReplay();
    void makeTest(const RepeatedEdit& edit);
    void removeTest(const QString& id);
    void watchReplays(bool watch); // while a page that shows them is open

Q_SIGNALS:
    void promptsChanged();
    void chosen(); // another prompt or version
    void detailsChanged(); // moves, tests, replays, edits, the gate
    void replayMoved(const countersign::Replay& replay);
    void saved(int number); // a new version is there
    void tested(); // a new test case is there
    void stateChanged(); // loading, error, acting, the link, rights
    void told(countersign::Tone tone, const QString& sentence); // what came of an act
    void failed(const countersign::Error& error);
    void gateRefused(const countersign::Error& error);

private:
    void takePrompts(std::vector<Prompt> prompts);
    void takePrompt(Prompt prompt);
    void takeReplay(const Replay& replay);
    void finish(const Error* error); // of an act
    void follow();
    template <class T>
    void askDetail(QFuture<Result<std::vector<T>>> future, std::vector<T>& into);
    void takeMove(const GateAnswer& answer, const QString& sentence);
    [[nodiscard]] bool testsAreOlder(const Replay& replay) const;
    [[nodiscard]] std::vector<RequirementResult> advice() const;
    std::shared_ptr<ReviewDesk> m_desk;
    std::vector<Prompt> m_prompts;
    std::vector<LabelMove> m_moves;
    std::vector<PromptTest> m_tests;
    std::vector<Replay> m_replays;
    std::vector<RepeatedEdit> m_edits;
    ModelStatus m_model;
    std::vector<RequirementResult> m_refused; // of m_refusedFor
    std::string m_refusedFor; // reference of the version whose promotion the backend refused
    std::string m_promptId;
    int m_number = 0;
    std::optional<Error> m_error;
    quint64 m_asked = 0; // generation of prompts
    quint64 m_details = 0; // generation of what belongs to the chosen prompt
    bool m_loading = false;
    bool m_read = false;
    bool m_acting = false;
    bool m_watching = false;
};

} // namespace countersign
