using Vedette.Storage.Control;

namespace Vedette.Server.Views;

/// <summary>A view as one person sees it.</summary>
/// <param name="Own">It is the caller's.</param>
internal sealed record SavedViewItem(int Id, string Page, string Name, string Query, bool Shared, string Owner, bool Own)
{
    public static SavedViewItem Of(SavedView view, int callerId) => new(view.Id, view.Page, view.Name, view.Query, view.IsShared, view.Owner, view.AccountId == callerId);
}
