using Vedette.Miners.Connections;
using Vedette.Model.Miners;

namespace Vedette.Miners.Tests.Sites;

/// <summary>A network of made-up devices: who is at which address, and whether it answers. Counts what it is asked.</summary>
internal sealed class MadeUpReader : IMinerReader
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, int> _asking = [];

    public Dictionary<string, MadeUpDevice> At { get; } = new(StringComparer.Ordinal);

    public List<string> Reads { get; } = [];

    public List<string> Identifications { get; } = [];

    public int MostAtOnce { get; private set; }

    public bool AskedTwiceAtOnce { get; private set; }

    /// <summary>Completed by a test that holds every question.</summary>
    public Task Gate { get; set; } = Task.CompletedTask;

    public ValueTask<MinerIdentity?> IdentifyAsync(IMinerConnection device, CancellationToken stop) =>
        new(AskAsync(device.Address, Identifications, found => found?.Identity, stop));

    public ValueTask<MinerSnapshot?> ReadAsync(IMinerConnection device, MinerIdentity known, CancellationToken stop) => new(AskAsync(device.Address, Reads, found =>
    {
        if (found is null)
        {
            return null;
        }

        bool fits = found.Identity.Vendor == known.Vendor && found.Identity.FirmwareFamily == known.FirmwareFamily;
        return new MinerSnapshot
        {
            CollectedAt = default,
            Address = device.Address,
            Identity = fits ? found.ReadIdentity ?? found.Identity : new MinerIdentity { Vendor = "unknown" },
            State = MinerState.Mining,
            ProcessUptimeSeconds = found.ProcessUptimeSeconds,
            Pools = found.Pools,
            Boards = found.Boards,
            ExpectedBoards = found.Boards.Count > 0 ? 3 : null,
        };
    }, stop));

    private async Task<T?> AskAsync<T>(string address, List<string> asked, Func<MadeUpDevice?, T?> answer, CancellationToken stop)
        where T : class
    {
        MadeUpDevice? found;
        lock (_lock)
        {
            asked.Add(address);
            AskedTwiceAtOnce |= _asking.GetValueOrDefault(address) > 0;
            _asking[address] = _asking.GetValueOrDefault(address) + 1;
            MostAtOnce = Math.Max(MostAtOnce, _asking.Values.Sum());
            At.TryGetValue(address, out found);
        }

        try
        {
            await Gate.WaitAsync(stop);
            if (found is { Fault: { } fault })
            {
                throw fault;
            }

            return answer(found is { IsSilent: true } ? null : found);
        }
        finally
        {
            lock (_lock)
            {
                _asking[address]--;
            }
        }
    }
}
