#include "ui/theme/theme.h"

#include "ui/theme/style.h"
#include "ui/theme/systemscheme.h"

#include <QApplication>
#include <QEvent>
#include <QFontDatabase>
#include <QFontInfo>

namespace countersign {

namespace {

constexpr std::pair<ThemeChoice, const char*> words[] = { { ThemeChoice::System, "system" }, { ThemeChoice::Light, "light" },
    { ThemeChoice::Dark, "dark" }, { ThemeChoice::HighContrast, "contrast" } };

// A desktop names its font; where nothing does, Noto Sans covers most scripts and has tabular figures.
QFont bodyFont()
{
    QFont font = QApplication::font();
    const QString family = font.family();
    if ((family.isEmpty() || family == u"Sans Serif" || family == u"DejaVu Sans" || family == u"Sans")
        && QFontDatabase::families().contains(QStringLiteral("Noto Sans")))
        font.setFamily(QStringLiteral("Noto Sans"));
    font.setPixelSize(size::body);
    return font;
}

} // namespace

std::optional<ThemeChoice> themeChoiceFromWord(const QString& word)
{
    for (const auto& [choice, text] : words)
        if (word == QLatin1String(text))
            return choice;
    return std::nullopt;
}

QString themeWord(ThemeChoice choice)
{
    for (const auto& [candidate, text] : words)
        if (candidate == choice)
            return QLatin1String(text);
    return {};
}

Theme::Theme(ThemeChoice choice, QObject* parent)
    : QObject(parent)
    , m_system(std::make_unique<SystemScheme>())
    , m_choice(choice)
    , m_effects(QApplication::isEffectEnabled(Qt::UI_General))
{
    connect(m_system.get(), &SystemScheme::changed, this, [this] {
        if (!m_reading)
            apply();
    });
    m_reading = true;
    m_system->readPalette(QApplication::palette());
    m_reading = false;
    QApplication::setFont(bodyFont());
    QApplication::setStyle(new Style(*this));
    apply();
    qApp->installEventFilter(this);
}

Theme::~Theme()
{
    QApplication::setEffectEnabled(Qt::UI_General, m_effects);
}

const Tokens& Theme::tokens() const
{
    switch (m_choice) {
    case ThemeChoice::Light:
        return lightTokens();
    case ThemeChoice::Dark:
        return darkTokens();
    case ThemeChoice::HighContrast:
        return highContrastTokens();
    case ThemeChoice::System:
        break;
    }
    if (m_system->highContrast())
        return highContrastTokens();
    return m_system->dark() ? darkTokens() : lightTokens();
}

bool Theme::reducedMotion() const
{
    return m_lessMotion || m_system->reducedMotion();
}

void Theme::setLessMotion(bool less)
{
    if (m_lessMotion == less)
        return;
    m_lessMotion = less;
    apply();
}

void Theme::setChoice(ThemeChoice choice)
{
    if (m_choice == choice)
        return;
    m_choice = choice;
    apply();
}

bool Theme::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::ThemeChange && !m_reading)
        readSystem();
    return QObject::eventFilter(watched, event);
}

void Theme::readSystem()
{
    m_reading = true;
    QApplication::setPalette(QPalette()); // uncovers the platform's own palette
    m_system->readPalette(QApplication::palette());
    m_reading = false;
    apply();
}

void Theme::apply()
{
    QApplication::setPalette(paletteFor(tokens()));
    QApplication::setEffectEnabled(Qt::UI_General, m_effects && !reducedMotion());
    Q_EMIT changed();
}

QPalette paletteFor(const Tokens& tokens)
{
    QPalette palette;
    const auto set = [&palette](QPalette::ColorRole role, const QColor& colour) { palette.setColor(role, colour); };
    set(QPalette::Window, tokens.window);
    set(QPalette::WindowText, tokens.text);
    set(QPalette::Base, tokens.base);
    set(QPalette::AlternateBase, tokens.window);
    set(QPalette::ToolTipBase, tokens.raised);
    set(QPalette::ToolTipText, tokens.text);
    set(QPalette::PlaceholderText, tokens.muted);
    set(QPalette::Text, tokens.text);
    set(QPalette::Button, tokens.raised);
    set(QPalette::ButtonText, tokens.text);
    set(QPalette::BrightText, tokens.bad);
    set(QPalette::Light, tokens.raised);
    set(QPalette::Midlight, tokens.border);
    set(QPalette::Mid, tokens.border);
    set(QPalette::Dark, tokens.border);
    set(QPalette::Shadow, tokens.border);
    set(QPalette::Highlight, tokens.tints ? tokens.selection : tokens.accent);
    set(QPalette::HighlightedText, tokens.tints ? tokens.text : tokens.base);
    set(QPalette::Link, tokens.accent);
    set(QPalette::LinkVisited, tokens.accent);
    for (const QPalette::ColorRole role : { QPalette::WindowText, QPalette::Text, QPalette::ButtonText })
        palette.setColor(QPalette::Disabled, role, tokens.muted);
    return palette;
}

} // namespace countersign
