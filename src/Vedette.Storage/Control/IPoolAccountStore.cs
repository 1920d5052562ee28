namespace Vedette.Storage.Control;

/// <summary>Accounts at pools. One of a kind, account and address is there once.</summary>
public interface IPoolAccountStore
{
    /// <summary>By ascending id.</summary>
    ValueTask<IReadOnlyList<PoolAccount>> ListAsync(CancellationToken stop);

    /// <summary>Null where it is there already. The id of <paramref name="added"/> is not looked at.</summary>
    ValueTask<PoolAccount?> AddAsync(PoolAccount added, CancellationToken stop);

    /// <summary>Its kind and the time it was added stay.</summary>
    ValueTask<PlaceOutcome> UpdateAsync(PoolAccount changed, CancellationToken stop);

    ValueTask<PlaceOutcome> DeleteAsync(int id, CancellationToken stop);
}
