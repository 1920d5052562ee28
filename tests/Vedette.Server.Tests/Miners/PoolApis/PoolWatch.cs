using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Vedette.Server.Hosting;
using Vedette.Server.Miners.PoolApis;
using Vedette.Server.Miners.PoolApis.Accounts;
using Vedette.Server.Miners.PoolApis.Asking;
using Vedette.Storage.Control;
using Vedette.Testing;

namespace Vedette.Server.Tests.Miners.PoolApis;

/// <summary>Everything between a pool on a socket and the judges, with a clock that a test moves.</summary>
internal sealed class PoolWatch : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly PoolClient _client;

    public PoolWatch(ILogger<PoolEvents>? log = null)
    {
        _client = new PoolClient(Clock);
        Secrets = new PoolSecrets(new ServerOptions { DataFolder = _folder.Path });
        var events = new PoolEvents(log ?? NullLogger<PoolEvents>.Instance);
        Book = new PoolBook(Store, _client, Secrets, events, Clock);
        Poller = new PoolPoller(Book, events, Clock);
        View = new PoolSightings(Book, Clock);
    }

    public ManualClock Clock { get; } = new();

    public MemoryPoolAccounts Store { get; } = new();

    public PoolSecrets Secrets { get; }

    public PoolBook Book { get; }

    public PoolPoller Poller { get; }

    public PoolSightings View { get; }

    public long NowMs => Clock.GetUtcNow().ToUnixTimeMilliseconds();

    public Task<PoolAccount?> AddAsync(string kind, Uri pool, string? account = null, string hosts = "") => Book.ChangeAsync(
        store =>
        {
            var wanted = new PoolAccount { Kind = kind, Account = account ?? PoolReplies.AccountOf(kind), BaseUrl = pool.ToString(), Hosts = hosts };
            bool needsSecret = PoolReplies.Dialect(kind).Kind.NeedsSecret;
            return store.AddAsync(needsSecret ? wanted with { SealedSecret = Secrets.Seal(PoolReplies.SecretOf(kind), wanted) } : wanted, ControlServer.Stop);
        },
        ControlServer.Stop);

    /// <summary>Time goes on by a step of the poller, who then asks whom he has to.</summary>
    public async Task PassAsync(double seconds)
    {
        for (double passed = 0; passed < seconds; passed += PoolPoller.Every.TotalSeconds)
        {
            Clock.Advance(PoolPoller.Every);
            await Poller.AskDueAsync(ControlServer.Stop);
        }
    }

    public void Dispose()
    {
        Poller.Dispose();
        Book.Dispose();
        _client.Dispose();
        _folder.Dispose();
    }
}
