#pragma once
// The record as a list: time, what happened, who and where to. Letters are the page's; J and K go down and up.
#include "ui/theme/theme.h"

#include <QListView>

namespace countersign {

class EntryModel;

class EntryList final : public QListView {
    Q_OBJECT
public:
    EntryList(const Theme& theme, EntryModel& model, QWidget* parent = nullptr);
    void choose(int row); // scrolls there; picked() follows

Q_SIGNALS:
    void picked(int row); // -1: none
    void opened(int row); // Enter or a double click

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void keyboardSearch(const QString&) override { }
    void currentChanged(const QModelIndex& current, const QModelIndex& previous) override;

private:
    void step(int rows);
    EntryModel& m_model;
};

} // namespace countersign
