namespace Vedette.Storage.Control;

/// <summary>Views that people saved under a name. Names are one account's and one page's, and compare without regard to case. A view ends with its account, a shared one too.</summary>
public interface ISavedViewStore
{
    /// <summary>Those of the account and those that others share, by page and name.</summary>
    ValueTask<IReadOnlyList<SavedView>> ListAsync(int accountId, CancellationToken stop);

    ValueTask<SavedView?> FindAsync(int id, CancellationToken stop);

    /// <param name="added">Its id and its owner are not looked at.</param>
    /// <param name="most">How many views an account may have.</param>
    /// <returns>The view, where it is <see cref="SavedViewOutcome.Done"/>.</returns>
    ValueTask<(SavedViewOutcome Outcome, SavedView? View)> AddAsync(SavedView added, int most, CancellationToken stop);

    ValueTask<SavedViewOutcome> ChangeAsync(int id, SavedViewChange change, CancellationToken stop);

    /// <summary>False where there is no such view.</summary>
    ValueTask<bool> DeleteAsync(int id, CancellationToken stop);
}
