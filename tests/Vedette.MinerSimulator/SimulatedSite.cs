using System.Buffers.Binary;
using System.Net;
using Vedette.MinerSimulator.Recordings;

namespace Vedette.MinerSimulator;

/// <summary>Many miners in one process, each at a loopback address of its own with the ports of its recording.</summary>
public sealed class SimulatedSite : IAsyncDisposable
{
    private readonly List<SimulatedMiner> _miners = [];

    private SimulatedSite(IReadOnlyList<DeviceRecording> recordings) => Recordings = recordings;

    public IReadOnlyList<SimulatedMiner> Miners => _miners;

    /// <summary>All of the folder, also those that nobody plays.</summary>
    public IReadOnlyList<DeviceRecording> Recordings { get; }

    public SimulatedMiner this[string address] => _miners.Find(m => m.Address == address) ?? throw new KeyNotFoundException($"No simulated miner is at {address}.");

    public static async Task<SimulatedSite> StartAsync(SimulatedSiteOptions options)
    {
        var site = new SimulatedSite(DeviceRecording.LoadFolder(options.DevicesFolder));
        DeviceRecording[] played = options.Recordings.Count == 0 ? [.. site.Recordings] : [.. options.Recordings.Select(site.Recording)];
        IReadOnlyList<QuirkReply> quirks = QuirkReply.LoadFolder(options.DevicesFolder);
        try
        {
            foreach ((int index, string address) in Addresses(options.First).Take(options.Count).Index())
            {
                var miner = new SimulatedMiner(played[index % played.Length], address, (index, options.Seed), options, quirks);
                site._miners.Add(miner);
                await miner.SetPresenceAsync(MinerPresence.Online);
            }

            return site;
        }
        catch
        {
            await site.DisposeAsync();
            throw;
        }
    }

    public DeviceRecording Recording(string name) =>
        Recordings.FirstOrDefault(r => r.Name == name) ?? throw new KeyNotFoundException($"No recording is called '{name}'; known are {string.Join(", ", Recordings)}.");

    /// <summary>Two miners exchange their addresses, as after a router forgot its leases.</summary>
    public static async Task SwapAddressesAsync(SimulatedMiner one, SimulatedMiner other)
    {
        (MinerPresence first, MinerPresence second) = (one.Presence, other.Presence);
        await one.SetPresenceAsync(MinerPresence.Refusing);
        await other.SetPresenceAsync(MinerPresence.Refusing);
        (one.Address, other.Address) = (other.Address, one.Address);
        await one.SetPresenceAsync(first);
        await other.SetPresenceAsync(second);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (SimulatedMiner miner in _miners)
        {
            await miner.DisposeAsync();
        }
    }

    private static IEnumerable<string> Addresses(string first)
    {
        Span<byte> bytes = stackalloc byte[4];
        IPAddress.Parse(first).TryWriteBytes(bytes, out _);
        return From(BinaryPrimitives.ReadUInt32BigEndian(bytes));
    }

    private static IEnumerable<string> From(uint number)
    {
        for (; ; number++)
        {
            if ((number & 255) is not (0 or 255))
            {
                yield return new IPAddress(BinaryPrimitives.ReverseEndianness(number)).ToString();
            }
        }
    }
}
