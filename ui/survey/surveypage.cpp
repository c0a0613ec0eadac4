#include "ui/survey/surveypage.h"

#include "models/view/followup.h"
#include "models/view/qttext.h"
#include "services/console/desk/auditdesk.h"
#include "services/console/desk/studiodesk.h"
#include "ui/draft/shorttext.h"
#include "ui/parts/keybutton.h"
#include "ui/parts/notice.h"
#include "ui/parts/savestrip.h"
#include "ui/parts/progressline.h"
#include "ui/parts/skeleton.h"
#include "ui/studio/shoppicker.h"
#include "ui/survey/answertable.h"
#include "ui/survey/reasontables.h"
#include "ui/words/sentences.h"
#include "ui/words/times.h"
#include "ui/words/words.h"

#include <QApplication>
#include <QComboBox>
#include <QDir>
#include <QKeyEvent>
#include <QLocale>
#include <QPlainTextEdit>

namespace countersign {

namespace {

constexpr int mostWordsShown = 2000;

QString surveyFigure(std::int64_t count)
{
    return QLocale().toString(static_cast<qlonglong>(count));
}

QString neededRight(Permission right)
{
    return SurveyPage::tr("You need the right “%1”; whoever manages people can give it.").arg(permissionWord(text(word(right))));
}

} // namespace

SurveyPage::SurveyPage(const Theme& theme, std::shared_ptr<ReviewDesk> desk, QWidget* parent)
    : Surface(Ground::Window, parent)
    , m_desk(std::move(desk))
    , m_notice(new Notice(theme, this))
    , m_waits(new ProgressLine(theme, QStringLiteral("surveyProgressLine"), this))
    , m_time(new QComboBox(this))
    , m_shop(new ShopPicker(m_desk->studio(), true, QStringLiteral("surveyShopComboBox"), this))
    , m_line(makeLabel(this, size::body, QFont::Normal, true))
    , m_state(makeLabel(this, size::body, QFont::Normal, true))
    , m_again(new LinkButton(theme, tr("Read again"), this))
    , m_body(new QWidget(this))
    , m_counts(new ReasonCounts(m_body))
    , m_confusion(new ReasonConfusion(theme, m_body))
    , m_sources(new ElidedLabel(m_body, size::label, QFont::Normal, true))
    , m_table(new AnswerTable(m_body))
    , m_words(new QPlainTextEdit(m_body))
    , m_why(makeLabel(m_body, size::label, QFont::Normal, true))
    , m_strip(new SaveStrip(theme, QStringLiteral("surveySaveStrip"), this))
    , m_correct(new KeyButton(theme, QStringLiteral("C"), tr("Correct the reason"), this))
    , m_more(new KeyButton(theme, QStringLiteral("M"), tr("More answers"), m_body))
    , m_save(new KeyButton(theme, QStringLiteral("X"), tr("Save as CSV"), this))
    , m_back(new KeyButton(theme, QKeySequence(Qt::Key_Escape).toString(QKeySequence::NativeText), tr("Back to the queue"), this))
    , m_question(new QWidget(this))
    , m_reason(new QComboBox(m_question))
    , m_confirm(new KeyButton(theme, QKeySequence(Qt::Key_Return).toString(QKeySequence::NativeText), tr("Correct the reason"), m_question))
    , m_keep(new LinkButton(theme, tr("Leave it"), m_question))
{
    setObjectName(QStringLiteral("surveyPage"));
    setAccessibleName(tr("Why they left"));
    setFocusPolicy(Qt::StrongFocus);
    build(theme);
    m_table->setShopName([this](const std::string& id) {
        const int index = m_shop->findData(text(id));
        return index > 0 ? m_shop->itemText(index) : shortText(id, 40);
    });
    addActs();
    follow();
    refreshState();
}

void SurveyPage::follow()
{
    for (QComboBox* box : std::initializer_list<QComboBox*>{ m_time, m_shop })
        connect(box, &QComboBox::activated, this, [this] {
            forget();
            refresh();
        });
    connect(m_shop, &ShopPicker::shopsRead, this, [this] { m_table->showAnswers(m_answers); });
    connect(m_again, &QPushButton::clicked, this, &SurveyPage::refresh);
    connect(m_correct, &QPushButton::clicked, this, &SurveyPage::ask);
    connect(m_confirm, &QPushButton::clicked, this, &SurveyPage::correct);
    connect(m_keep, &QPushButton::clicked, this, &SurveyPage::dismiss);
    connect(m_back, &QPushButton::clicked, this, &SurveyPage::queueAsked);
    connect(m_more, &QPushButton::clicked, this, [this] { refreshAnswers(m_next); });
    connect(m_save, &QPushButton::clicked, this, [this] {
        if (whyNotSave().isEmpty())
            m_strip->ask(QStringLiteral("why-they-left.csv"), tr("CSV (*.csv)"));
    });
    connect(m_strip, &SaveStrip::chosen, this, &SurveyPage::save);
    connect(m_strip, &SaveStrip::closed, this, [this] { m_table->setFocus(Qt::OtherFocusReason); });
    connect(m_waits, &ProgressLine::left, this, [this] { m_table->setFocus(Qt::OtherFocusReason); });
    connect(m_table, &QTableWidget::itemSelectionChanged, this, [this] {
        m_question->hide();
        showChosen();
        refreshState();
    });
    connect(m_desk.get(), &ReviewDesk::personChanged, this, &SurveyPage::refreshState);
    connect(m_desk.get(), &ReviewDesk::policyChanged, this, &SurveyPage::refreshState);
    if (SurveyDesk* survey = m_desk->survey())
        connect(survey, &SurveyDesk::onlineChanged, this, [this] {
            if (isVisible() && online() && !m_report)
                refresh();
            refreshState();
        });
}

void SurveyPage::addActs()
{
    const auto add = [this](const char* id, KeyButton* button, std::function<QString()> whyNot) {
        m_acts.push_back({ QString::fromLatin1(id), button->text(), QKeySequence(button->key()), whyNot, [this, button, whyNot] {
                              if (const QString why = whyNot(); why.isEmpty())
                                  button->click();
                              else
                                  say(Tone::Neutral, why);
                          } });
    };
    add("survey_correct", m_correct, [this] { return whyNotCorrect(); });
    add("survey_more", m_more, [this] { return whyNotMore(); });
    add("survey_save", m_save, [this] { return whyNotSave(); });
}

void SurveyPage::open()
{
    m_shop->refresh();
    setFocus(Qt::OtherFocusReason);
    refresh(); // which passes the focus on to the answers, if there are any to show
}

SurveyWish SurveyPage::wish() const
{
    return { wallClock() - m_time->currentData().toLongLong(), m_shop->shopId() };
}

bool SurveyPage::online() const
{
    return m_desk->survey() != nullptr && m_desk->survey()->online();
}

void SurveyPage::forget()
{
    ++m_generation; // what is under way was asked of another shop or time
    m_waiting = 0;
    m_report.reset();
    m_answers.clear();
    m_next.clear();
    m_table->showAnswers(m_answers);
    showChosen();
}

void SurveyPage::refresh()
{
    m_question->hide();
    m_error.reset();
    if (whyNotRead().isEmpty()) {
        ++m_generation;
        m_waiting = 0;
        refreshReport();
        refreshAnswers({});
    }
    refreshState();
}

void SurveyPage::refreshReport()
{
    ++m_waiting;
    whenDone(m_desk->survey()->report(wish()), this, [this, generation = m_generation](Result<SurveyReport> report) {
        if (generation != m_generation)
            return;
        --m_waiting;
        if (report) {
            m_report = std::move(*report);
            m_counts->showReport(*m_report);
            m_confusion->showReport(*m_report);
        } else {
            m_error = report.error();
            told(*m_error);
        }
        refreshState();
    });
}

void SurveyPage::refreshAnswers(const std::string& cursor)
{
    ++m_waiting;
    whenDone(m_desk->survey()->answers(wish(), cursor), this,
        [this, generation = m_generation, more = !cursor.empty()](Result<SurveyAnswers> page) {
            if (generation != m_generation)
                return;
            --m_waiting;
            if (page) {
                if (!more)
                    m_answers.clear();
                m_answers.insert(m_answers.end(), page->answers.begin(), page->answers.end());
                m_next = page->next;
                m_table->showAnswers(m_answers);
                showChosen();
            } else {
                m_error = page.error();
                told(*m_error);
            }
            refreshState();
        });
    refreshState();
}

QString SurveyPage::whyNotRead() const
{
    if (!m_desk->person().may(Permission::ReadDrafts))
        return tr("What customers answered is not shown to you.") % u' ' % neededRight(Permission::ReadDrafts);
    return online() ? QString() : tr("Needs the backend, which cannot be reached now.");
}

QString SurveyPage::whyNotCorrect() const
{
    if (const QString why = whyNotRead(); !why.isEmpty())
        return why;
    if (!m_desk->person().may(Permission::Edit))
        return neededRight(Permission::Edit);
    if (m_busy)
        return tr("It is being recorded.");
    return m_table->chosen() != nullptr ? QString() : tr("No answer is chosen.");
}

QString SurveyPage::whyNotMore() const
{
    if (const QString why = whyNotRead(); !why.isEmpty())
        return why;
    if (m_waiting > 0)
        return tr("Answers are being read.");
    return m_next.empty() ? tr("All answers are here.") : QString();
}

QString SurveyPage::whyNotSave() const
{
    if (const QString why = whyNotRead(); !why.isEmpty())
        return why;
    if (!m_desk->person().may(Permission::ManageShops))
        return neededRight(Permission::ManageShops);
    return m_answers.empty() ? tr("There are no answers.") : QString();
}

QString SurveyPage::stateWords() const
{
    if (!m_desk->person().may(Permission::ReadDrafts))
        return whyNotRead();
    if (m_error)
        return tr("The answers could not be read.");
    if (!online())
        return m_report ? tr("The backend cannot be reached: these are the figures from before.") : whyNotRead();
    if (!m_report || m_waiting > 0 || !m_answers.empty())
        return {};
    if (m_report->sent > 0)
        return tr("Nobody has answered yet.");
    return m_desk->policy().survey.enabled
        ? tr("Nobody was asked in this time. Customers are asked once their cart has not come back for a while.")
        : tr("Customers are not asked why: surveys are switched off in the policy.");
}

void SurveyPage::refreshState()
{
    const bool may = m_desk->person().may(Permission::ReadDrafts);
    const QString state = stateWords();
    m_state->setText(state);
    m_state->setVisible(!state.isEmpty());
    m_again->setVisible(may && m_error.has_value());
    const bool figures = may && m_report && (m_report->labelled > 0 || !m_answers.empty());
    const bool shown = may && (figures || m_waiting > 0);
    // The focus is never left on what goes away.
    if (!shown && m_body->isAncestorOf(QApplication::focusWidget()))
        setFocus(Qt::OtherFocusReason);
    m_body->setVisible(shown);
    if (shown && hasFocus())
        m_table->setFocus(Qt::OtherFocusReason);
    m_skeleton->setWaiting(m_waiting > 0 && !figures);
    for (QWidget* part : std::initializer_list<QWidget*>{ m_time, m_shop })
        part->setVisible(may);
    QString line, sources;
    if (may && m_report) {
        const SurveyReport& report = *m_report;
        line = tr("%1 asked · %2 answered · %3 name a reason").arg(surveyFigure(report.sent), surveyFigure(report.answered), surveyFigure(report.labelled));
        if (report.agreementBp)
            line += u" · " % tr("%1 of them what was diagnosed (%2)").arg(surveyFigure(report.agreed), percentWord(*report.agreementBp));
        QStringList parts;
        for (const auto& [source, count] : report.sources)
            if (count > 0)
                parts << tr("%1: %2", "who says so, how many").arg(labelSourceWord(source), surveyFigure(count));
        sources = parts.join(QStringLiteral(" · "));
    }
    m_line->setText(line);
    m_sources->setText(sources);
    m_more->setVisible(!m_next.empty());
    const std::pair<KeyButton*, QString> verbs[] = { { m_correct, whyNotCorrect() }, { m_more, whyNotMore() }, { m_save, whyNotSave() } };
    for (const auto& [button, why] : verbs) {
        button->setEnabled(why.isEmpty());
        button->setToolTip(why);
    }
    m_confirm->setEnabled(whyNotCorrect().isEmpty());
}

void SurveyPage::showChosen()
{
    const SurveyAnswer* chosen = m_table->chosen();
    m_words->setPlainText(chosen != nullptr ? shortText(chosen->words, mostWordsShown) : QString());
    m_why->setText(chosen != nullptr ? sentenceText(chosen->why) : QString());
    m_why->setVisible(!m_why->text().isEmpty());
}

void SurveyPage::ask()
{
    if (!whyNotCorrect().isEmpty())
        return;
    const SurveyAnswer& answer = *m_table->chosen();
    m_reason->setCurrentIndex(m_reason->findData(static_cast<int>(answer.label.value_or(answer.inferred))));
    m_question->show();
    m_reason->setFocus(Qt::OtherFocusReason);
}

void SurveyPage::dismiss()
{
    m_question->hide();
    m_table->setFocus(Qt::OtherFocusReason);
}

void SurveyPage::correct()
{
    if (!whyNotCorrect().isEmpty())
        return;
    const auto reason = static_cast<Reason>(m_reason->currentData().toInt());
    m_busy = true;
    dismiss();
    refreshState();
    whenDone(m_waits->follow(m_desk->survey()->correct(m_table->chosen()->draftId, reason), tr("The reason is being corrected…")), this, [this](Result<SurveyAnswer> answer) {
        m_busy = false;
        if (answer) {
            for (SurveyAnswer& one : m_answers)
                if (one.draftId == answer->draftId)
                    one = *answer;
            m_table->replace(*answer);
            showChosen();
            say(Tone::Good, tr("Recorded: this answer says “%1”.").arg(answer->label ? reasonWord(*answer->label) : QString()));
            refreshReport();
        } else {
            told(answer.error());
        }
        refreshState();
    });
}

void SurveyPage::save(const QString& path)
{
    if (!whyNotSave().isEmpty())
        return;
    say(Tone::Neutral, tr("The answers are being fetched."));
    const quint64 saving = ++m_saving;
    auto fetching = m_waits->follow(m_desk->survey()->csv(wish()), tr("The answers are being fetched…"), [this] {
        ++m_saving;
        say(Tone::Neutral, tr("Cancelled; nothing was saved."));
    });
    whenDone(std::move(fetching), this, [this, path, saving](const Result<std::string>& csv) {
        if (saving != m_saving)
            return;
        if (!csv) {
            told(csv.error());
            return;
        }
        whenDone(m_waits->follow(m_desk->audit().saveFile(path, QByteArray::fromStdString(*csv)), tr("The file is being written…")), this, [this, path](const Result<void>& saved) {
            if (saved)
                say(Tone::Good, tr("Saved as %1. Customers stand under a pseudonym; what they wrote is as they wrote it.").arg(QDir::toNativeSeparators(path)));
            else
                told(saved.error());
        });
    });
}

void SurveyPage::told(const Error& error)
{
    const ErrorWords words = refusalWords(error);
    say(Tone::Bad, words.sentence, words.code);
}

void SurveyPage::say(Tone tone, const QString& sentence, const QString& code)
{
    m_notice->showNotice(tone, sentence, {}, code);
}

QString SurveyPage::said() const
{
    return m_notice->sentence();
}

void SurveyPage::keyPressEvent(QKeyEvent* event)
{
    const bool enter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (event->key() == Qt::Key_Escape) {
        if (m_question->isVisible())
            dismiss();
        else
            Q_EMIT queueAsked();
    } else if (enter && m_keep->hasFocus()) {
        dismiss();
    } else if (enter && m_question->isAncestorOf(QApplication::focusWidget())) {
        correct();
    } else if (enter && m_table->hasFocus()) {
        m_acts.front().run();
    } else if (event->key() == Qt::Key_R && event->modifiers() == Qt::NoModifier) {
        refresh();
    } else if (const PageAct* act = actFor(m_acts, *event)) {
        act->run();
    } else {
        Surface::keyPressEvent(event);
    }
}

} // namespace countersign
