namespace Vedette.Storage.Control;

/// <summary>People's accounts. Usernames compare without regard to case.</summary>
public interface IAccountStore
{
    /// <summary>Null where the username is taken.</summary>
    ValueTask<Account?> AddAsync(NewAccount account, CancellationToken stop);

    /// <summary>Adds the very first administrator; null where there is one already. Of many calls at once, one wins.</summary>
    ValueTask<Account?> AddFirstAdministratorAsync(string username, string passwordHash, long createdAtMs, CancellationToken stop);

    ValueTask<bool> AnyAdministratorAsync(CancellationToken stop);

    ValueTask<Account?> FindByUsernameAsync(string username, CancellationToken stop);

    /// <summary>By ascending id.</summary>
    ValueTask<IReadOnlyList<Account>> ListAsync(CancellationToken stop);

    /// <summary>Deletes the account and ends its sessions.</summary>
    ValueTask<DeleteAccountOutcome> DeleteAsync(int id, CancellationToken stop);
}
