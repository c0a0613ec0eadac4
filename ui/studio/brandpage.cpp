#include "ui/studio/brandpage.h"

#include "models/view/followup.h"
#include "ui/parts/keybutton.h"
#include "ui/parts/notice.h"
#include "ui/parts/progressline.h"
#include "ui/studio/brandform.h"
#include "ui/studio/brandtrial.h"
#include "ui/studio/shoppicker.h"
#include "ui/studio/studiosession.h"
#include "ui/words/times.h"
#include "ui/words/words.h"

#include <QVBoxLayout>
#include <array>

namespace countersign {

namespace {

constexpr int formWidth = 320, draftsTried = 50;

} // namespace

BrandPage::BrandPage(const Theme& theme, StudioSession& session, QWidget* parent)
    : QWidget(parent)
    , m_session(session)
    , m_shop(new ShopPicker(session.studio(), true, QStringLiteral("brandShopComboBox"), this))
    , m_form(new BrandForm)
    , m_trial(new BrandTrial(theme))
    , m_notice(new Notice(theme, this))
    , m_waits(new ProgressLine(theme, QStringLiteral("brandProgressLine"), this))
    , m_state(makeLabel(this, size::body, QFont::Normal, true))
    , m_edit(new KeyButton(theme, QStringLiteral("E"), tr("Edit"), this))
    , m_save(new KeyButton(theme, QKeySequence(Qt::CTRL | Qt::Key_Enter).toString(QKeySequence::NativeText), tr("Save rules"), this))
    , m_take(new KeyButton(theme, QStringLiteral("W"), tr("Words of a waiting draft"), this))
{
    setObjectName(QStringLiteral("studioBrandPage"));
    setFocusPolicy(Qt::StrongFocus);
    setAccessibleName(tr("Brand rules"));
    m_state->setObjectName(QStringLiteral("brandStateLabel"));
    m_state->setWordWrap(true);
    m_edit->setObjectName(QStringLiteral("brandEditKeyButton"));
    m_save->setObjectName(QStringLiteral("brandSaveKeyButton"));
    m_save->setPrimary(true);
    m_take->setObjectName(QStringLiteral("brandTakeKeyButton"));
    QLabel* title = makeLabel(this, size::title, QFont::DemiBold);
    title->setText(tr("Brand rules"));
    auto* head = new QHBoxLayout;
    head->setSpacing(space::related);
    head->addWidget(title);
    head->addWidget(m_shop);
    head->addStretch(1);
    head->addWidget(m_take);
    head->addWidget(m_edit);
    head->addWidget(m_save);
    auto* left = new QVBoxLayout;
    left->addWidget(m_form);
    left->addStretch(1);
    m_form->setFixedWidth(formWidth);
    auto* panes = new QHBoxLayout;
    panes->setSpacing(space::group);
    panes->addLayout(left);
    panes->addWidget(m_trial, 1);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(space::pane, space::card, space::pane, space::card);
    column->setSpacing(space::related);
    column->addLayout(head);
    column->addWidget(m_state);
    column->addWidget(m_notice);
    column->addWidget(m_waits);
    column->addLayout(panes, 1);
    const std::array<QWidget*, 4> reading{ m_shop, m_take, m_edit, m_save };
    for (std::size_t i = 1; i < reading.size(); ++i)
        setTabOrder(reading[i - 1], reading[i]);
    connect(m_shop, &ShopPicker::shopChosen, this, [this] {
        m_changed = false;
        load();
    });
    connect(m_form, &BrandForm::edited, this, [this] {
        m_changed = true;
        m_trial->setRules(m_form->rules());
        showState();
    });
    connect(m_form, &BrandForm::submitted, this, &BrandPage::save);
    connect(m_form, &BrandForm::left, this, [this] { setFocus(Qt::OtherFocusReason); });
    connect(m_trial, &BrandTrial::left, this, [this] { setFocus(Qt::OtherFocusReason); });
    connect(m_edit, &QPushButton::clicked, this, &BrandPage::edit);
    connect(m_save, &QPushButton::clicked, this, &BrandPage::save);
    connect(m_take, &QPushButton::clicked, this, &BrandPage::takeDraft);
    connect(&session, &StudioSession::stateChanged, this, &BrandPage::showState);
    showState();
}

void BrandPage::refresh()
{
    m_shop->refresh();
    if (!m_changed)
        load();
}

void BrandPage::load()
{
    const quint64 generation = ++m_generation;
    m_read = false;
    showState();
    auto reading = m_waits->follow(m_session.studio().brandRules(m_shop->shopId()), tr("The rules are being fetched…"));
    whenDone(std::move(reading), this, [this, generation](const Result<BrandRules>& rules) {
        if (generation != m_generation)
            return;
        if (!rules) {
            const ErrorWords words = refusalWords(rules.error());
            m_notice->showNotice(Tone::Warn, words.sentence, {}, words.code);
            showState();
            return;
        }
        m_notice->hide();
        m_read = true;
        m_changed = false;
        m_form->showRules(*rules);
        m_trial->setRules(*rules);
        m_state->setToolTip(rules->at > 0 ? absoluteWords(rules->at) : QString());
        m_state->setText(rules->version == 0 ? tr("No rules were saved yet; these are the usual ones.")
                                             : tr("Version %1, saved by %2 %3").arg(rules->version).arg(text(rules->personName), agoWords(rules->at, wallClock())));
        showState();
    });
}

void BrandPage::showState()
{
    const QString why = m_session.whyNotEdit();
    m_form->setEditable(m_read && m_session.mayEdit());
    m_edit->setEnabled(m_read && m_session.mayEdit());
    m_edit->setToolTip(m_session.mayEdit() ? QString() : why);
    m_save->setEnabled(m_changed && m_read && !m_saving && why.isEmpty());
    m_save->setToolTip(why);
}

void BrandPage::edit()
{
    if (m_edit->isEnabled())
        m_form->focusFirst();
}

void BrandPage::save()
{
    if (!m_save->isEnabled())
        return;
    BrandRules rules = m_form->rules();
    rules.shopId = m_shop->shopId();
    // Contradictions are named before anything is sent; the backend judges by the same rule.
    if (const auto sound = brandRulesFromJson(Json(rules)); !sound) {
        const ErrorWords words = refusalWords(sound.error());
        m_notice->showNotice(Tone::Bad, words.sentence, {}, words.code);
        return;
    }
    m_saving = true;
    showState();
    auto saving = m_waits->follow(m_session.studio().saveBrandRules(rules), tr("The rules are being saved…"));
    whenDone(std::move(saving), this, [this](const Result<std::int64_t>& version) {
        m_saving = false;
        if (version) {
            m_changed = false;
            load();
            Q_EMIT m_session.told(Tone::Good, tr("Saved. Every draft is held against these rules from now on."));
        } else {
            const ErrorWords words = refusalWords(version.error());
            m_notice->showNotice(Tone::Bad, tr("The rules were not saved; they are still here.") % u' ' % words.sentence, {}, words.code);
        }
        showState();
    });
}

void BrandPage::takeDraft()
{
    DraftFilter waiting;
    waiting.turn = DraftFilter::Turn::Everyone;
    whenDone(m_session.review().drafts().page(waiting, {}, draftsTried), this, [this](const Result<DraftRows>& rows) {
        if (!rows || rows->rows.empty()) {
            m_notice->showNotice(Tone::Neutral, tr("No draft waits just now."));
            return;
        }
        const std::string id = rows->rows[m_taken++ % rows->rows.size()].id;
        whenDone(m_session.studio().draft(text(id)), this, [this](const Result<Draft>& draft) {
            if (!draft)
                return; // it left the queue between the two questions; the next key takes another
            if (const Content* content = contentFor(*draft, draft->summary.channel))
                m_trial->setContent(*content);
        });
    });
}

} // namespace countersign
