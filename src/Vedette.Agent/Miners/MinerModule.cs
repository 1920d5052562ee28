using Vedette.Agent.Configuration;
using Vedette.Collectors;
using Vedette.Miners;
using Vedette.Miners.Connections;
using Vedette.Miners.Discovery;
using Vedette.Miners.Sites;

namespace Vedette.Agent.Miners;

/// <summary>The miner site of this agent, put together. Making it opens nothing; its readers do, once they run.</summary>
internal sealed class MinerModule
{
    private MinerModule(MinerSite site, MinerConnections connections, IReadOnlyList<IBackgroundReader> readers)
    {
        Site = site;
        Connections = connections;
        Collectors = [new MinerSamples(site)];
        Sources = [new MinerStates(site)];
        Readers = readers;
    }

    public MinerSite Site { get; }

    /// <summary>The ones that polls use: who acts on a miner waits for its turn like a poll.</summary>
    public MinerConnections Connections { get; }

    public IReadOnlyList<ICollector> Collectors { get; }

    public IReadOnlyList<IStateSource> Sources { get; }

    public IReadOnlyList<IBackgroundReader> Readers { get; }

    /// <summary>Null where no network is named.</summary>
    public static MinerModule? Create(AgentSettings settings, TimeProvider clock)
    {
        if (!settings.Miners.IsOn)
        {
            return null;
        }

        (MinerReader reader, MinerConnections connections, RangeScanner scanner) = Reading(settings.Miners, clock);
        var neighbours = new NeighbourTable(settings.Files.ProcRoot);
        var parts = new SiteParts(reader, connections.Open, scanner.ScanAsync, new MinerSiteFile(new StateDirectory(settings.StateDirectory)), neighbours)
        {
            Look = (address, stop) => scanner.LookAsync(address, neighbours, stop),
        };
        var site = new MinerSite(settings.Miners.SiteOptions(), parts, clock);
        List<IBackgroundReader> readers = [new MinerPollReader(site), new MinerScanReader(site, scanner)];
        if (settings.Miners.HearsReports)
        {
            readers.Add(new MinerReportReader(site, new IpReportListener(IpReport.Ports, clock)));
        }

        return new MinerModule(site, connections, readers);
    }

    /// <summary>A scan that is done once, apart from any site.</summary>
    public static OneShotScan OneShot(MinersSettings miners, HostFiles files, TimeProvider clock)
    {
        (MinerReader reader, MinerConnections connections, RangeScanner scanner) = Reading(miners, clock);
        return new OneShotScan(scanner.ScanAsync, reader, connections.Open, new NeighbourTable(files.ProcRoot), clock) { Owned = scanner };
    }

    /// <summary>Miners by the press of their buttons, apart from any site.</summary>
    public static ButtonScan ByButton(MinersSettings miners, HostFiles files, TimeProvider clock)
    {
        (MinerReader reader, MinerConnections connections, RangeScanner scanner) = Reading(miners, clock);
        var neighbours = new NeighbourTable(files.ProcRoot);
        return new ButtonScan((address, stop) => scanner.LookAsync(address, neighbours, stop), reader, connections.Open, clock) { Owned = scanner };
    }

    private static (MinerReader Reader, MinerConnections Connections, RangeScanner Scanner) Reading(MinersSettings miners, TimeProvider clock)
    {
        var options = new MinerConnectionOptions { Logins = miners.Logins };
        var connections = new MinerConnections(options, clock);
        var reader = new MinerReader(options, clock);
        return (reader, connections, new RangeScanner(reader, connections.Open, clock));
    }
}
