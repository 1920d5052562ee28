using System.Collections.Immutable;
using System.Security.Cryptography;
using Vedette.Server.Security;
using Vedette.Storage.Control;

namespace Vedette.Server.Fleet;

/// <summary>
/// All agents in memory, over the directory on disk: a call's key is checked without SQL. Every change goes to the disk first, then the new snapshot is swapped in, then listeners hear of it.
/// </summary>
internal sealed class AgentRegistry(IAgentDirectory directory, TimeProvider clock) : IHostedLifecycleService, IDisposable
{
    private static readonly byte[] NoHash = new byte[SHA256.HashSizeInBytes];

    // Held over "write, read back, swap", so that a slower change cannot put an older row into the snapshot.
    private readonly SemaphoreSlim _changing = new(1, 1);
    private ImmutableSortedDictionary<int, AgentRow> _agents = ImmutableSortedDictionary<int, AgentRow>.Empty;
    private ImmutableArray<IAgentListener> _listeners = [];

    /// <summary>Every agent that is not deleted, by ascending id.</summary>
    public IEnumerable<AgentRow> All => Volatile.Read(ref _agents).Values;

    public AgentRow? Find(int id) => Volatile.Read(ref _agents).GetValueOrDefault(id);

    /// <summary>The agent whose key this is; null where the text is no key in force.</summary>
    public AgentRow? Authenticate(ReadOnlySpan<char> key)
    {
        if (CredentialFormat.Parse(CredentialKind.Agent, key) is not { } presented)
        {
            return null;
        }

        AgentRow? agent = Find(presented.Id);
        bool fits = CryptographicOperations.FixedTimeEquals(agent?.KeyHash ?? NoHash, presented.SecretHash);
        return fits ? agent : null;
    }

    public void Subscribe(IAgentListener listener) => ImmutableInterlocked.Update(ref _listeners, static (all, added) => all.Add(added), listener);

    /// <summary>Adds an agent and gives out its key, which is shown this once; null where the name is taken.</summary>
    public Task<IssuedKey?> AddAsync(AgentKind kind, string name, string? description, CancellationToken stop) => AddAsync(kind, name, description, siteId: null, stop);

    /// <summary>As the other, into a site.</summary>
    public async Task<IssuedKey?> AddAsync(AgentKind kind, string name, string? description, int? siteId, CancellationToken stop)
    {
        string secret = CredentialFormat.NewSecret();
        var agent = new NewAgent(kind, name, description, siteId, CredentialFormat.HashOf(secret), NowMs());
        AgentRow? added = await ChangeAsync(async () => await directory.AddAsync(agent, stop), row => row?.Id, AgentChangeKind.Added, stop);
        return added is null ? null : new IssuedKey(added, CredentialFormat.Write(CredentialKind.Agent, added.Id, secret));
    }

    /// <summary>Adds an agent of the open mode; null where the name is taken.</summary>
    public Task<AgentRow?> AddKeylessAsync(string name, CancellationToken stop) => ChangeAsync(
        async () => await directory.AddAsync(new NewAgent(AgentKind.Host, name, null, null, KeyHash: null, NowMs()), stop), row => row?.Id, AgentChangeKind.Added, stop);

    /// <summary>Takes an agent that enrolment put into the store into the snapshot.</summary>
    public Task AdoptAsync(int id, CancellationToken stop) => ChangeAsync(() => Task.FromResult(true), _ => id, AgentChangeKind.Added, stop);

    public Task<RenameOutcome> RenameAsync(int id, string name, CancellationToken stop) => ChangeAsync(
        async () => await directory.RenameAsync(id, name, stop), outcome => outcome == RenameOutcome.Renamed ? id : null, AgentChangeKind.Changed, stop);

    /// <summary>False where there is no such agent.</summary>
    public Task<bool> RevokeKeyAsync(int id, CancellationToken stop) => ChangeAsync(
        async () => await directory.ReplaceKeyAsync(id, null, NowMs(), stop), done => done ? id : null, AgentChangeKind.KeyRevoked, stop);

    /// <summary>Revokes the old key and gives out a new one, which is shown this once; null where there is no such agent.</summary>
    public async Task<IssuedKey?> RotateKeyAsync(int id, CancellationToken stop)
    {
        string secret = CredentialFormat.NewSecret();
        bool done = await ChangeAsync(
            async () => await directory.ReplaceKeyAsync(id, CredentialFormat.HashOf(secret), NowMs(), stop), done => done ? id : null, AgentChangeKind.KeyRevoked, stop);
        return done && Find(id) is AgentRow agent ? new IssuedKey(agent, CredentialFormat.Write(CredentialKind.Agent, id, secret)) : null;
    }

    /// <summary>False where there is no such agent.</summary>
    public Task<bool> DeleteAsync(int id, CancellationToken stop) => ChangeAsync(
        async () => await directory.DeleteAsync(id, NowMs(), stop), done => done ? id : null, AgentChangeKind.Deleted, stop);

    public async Task<BindUidOutcome> BindUidAsync(int id, string agentUid, CancellationToken stop)
    {
        // The common case, each call after the first, costs nothing.
        if (Find(id)?.AgentUid is string bound)
        {
            return string.Equals(bound, agentUid, StringComparison.Ordinal) ? BindUidOutcome.Bound : BindUidOutcome.OtherUid;
        }

        return await ChangeAsync(
            async () => await directory.BindUidAsync(id, agentUid, stop), outcome => outcome == BindUidOutcome.Bound ? id : null, AgentChangeKind.Changed, stop);
    }

    /// <summary>Puts the agent into a site, or out of its site where it is null; false where there is no such agent or site.</summary>
    public Task<bool> AssignSiteAsync(int id, int? siteId, CancellationToken stop) => ChangeAsync(
        async () => await directory.AssignSiteAsync(id, siteId, stop), done => done ? id : null, AgentChangeKind.Changed, stop);

    /// <summary>Stores what differs from what is known; false where there is no such agent.</summary>
    public async Task<bool> UpdateFactsAsync(int id, AgentFacts facts, CancellationToken stop)
    {
        if (Find(id) is AgentRow known && SaysNothingNew(known, facts))
        {
            return true;
        }

        return await ChangeAsync(async () => await directory.UpdateFactsAsync(id, facts, stop), done => done ? id : null, AgentChangeKind.Changed, stop);
    }

    /// <summary>Before anything listens: a request that came first would find no agents.</summary>
    public async Task StartingAsync(CancellationToken cancellationToken) =>
        Volatile.Write(ref _agents, (await directory.ListAsync(cancellationToken)).ToImmutableSortedDictionary(a => a.Id, a => a));

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public void Dispose() => _changing.Dispose();

    private static bool SaysNothingNew(AgentRow known, AgentFacts facts) =>
        (facts.Description is null || facts.Description == known.Description)
        && (facts.IpAddress is null || facts.IpAddress == known.IpAddress)
        && (facts.OsType is null || facts.OsType == known.OsType)
        && (facts.OsName is null || facts.OsName == known.OsName)
        && (facts.AgentVersion is null || facts.AgentVersion == known.AgentVersion)
        && (facts.Metadata is null || facts.Metadata == known.Metadata);

    /// <summary>(1) write (2) read the row back (3) swap (4) tell. <paramref name="changedId"/> is null where nothing changed.</summary>
    private async Task<T> ChangeAsync<T>(Func<Task<T>> write, Func<T, int?> changedId, AgentChangeKind kind, CancellationToken stop)
    {
        await _changing.WaitAsync(stop);
        T result;
        int? id;
        try
        {
            result = await write();
            id = changedId(result);
            if (id is int changed)
            {
                // Not to be cancelled: what is on the disk now must come into the snapshot, above all a revocation.
                AgentRow? row = await directory.FindAsync(changed, CancellationToken.None);
                ImmutableSortedDictionary<int, AgentRow> agents = Volatile.Read(ref _agents);
                Volatile.Write(ref _agents, row is null ? agents.Remove(changed) : agents.SetItem(changed, row));
            }
        }
        finally
        {
            _changing.Release();
        }

        if (id is int told)
        {
            foreach (IAgentListener listener in _listeners)
            {
                listener.AgentChanged(new AgentChange(told, kind));
            }
        }

        return result;
    }

    private long NowMs() => clock.GetUtcNow().ToUnixTimeMilliseconds();
}
