using Vedette.Storage.Control;

namespace Vedette.Server.Tests.Miners.PoolApis;

/// <summary>Accounts without a disk.</summary>
internal sealed class MemoryPoolAccounts : IPoolAccountStore
{
    private readonly List<PoolAccount> _accounts = [];

    public ValueTask<IReadOnlyList<PoolAccount>> ListAsync(CancellationToken stop) => ValueTask.FromResult<IReadOnlyList<PoolAccount>>([.. _accounts]);

    public ValueTask<PoolAccount?> AddAsync(PoolAccount added, CancellationToken stop)
    {
        PoolAccount account = added with { Id = _accounts.Count + 1 };
        _accounts.Add(account);
        return ValueTask.FromResult<PoolAccount?>(account);
    }

    public ValueTask<PlaceOutcome> UpdateAsync(PoolAccount changed, CancellationToken stop)
    {
        _accounts[changed.Id - 1] = changed;
        return ValueTask.FromResult(PlaceOutcome.Done);
    }

    public ValueTask<PlaceOutcome> DeleteAsync(int id, CancellationToken stop) => ValueTask.FromResult(_accounts.RemoveAll(a => a.Id == id) > 0 ? PlaceOutcome.Done : PlaceOutcome.NotFound);
}
