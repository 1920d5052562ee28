using Vedette.Miners.Discovery;
using Vedette.Miners.Sites;
using Vedette.Testing;

namespace Vedette.Miners.Tests.Sites;

/// <summary>A directory with made-up devices, visited step by step on a clock that only a test moves.</summary>
internal sealed class MadeUpSite
{
    public const string MacA = "02:00:00:00:00:0a";
    public const string MacB = "02:00:00:00:00:0b";

    private readonly MinerVisitor _visitor;

    public MadeUpSite(MinerSiteOptions? options = null)
    {
        Options = options ?? new MinerSiteOptions();
        Directory = new MinerDirectory(Options, Clock);
        _visitor = new MinerVisitor(Reader, address => new MadeUpConnection(address), Directory, Counts, Options, Clock);
    }

    public ManualClock Clock { get; } = new();

    public MadeUpReader Reader { get; } = new();

    public MinerSiteOptions Options { get; }

    public MinerDirectory Directory { get; }

    public PollCounts Counts { get; } = new();

    public MinerVisitor Visitor => _visitor;

    public SiteMiner Only => Assert.Single(Directory.Miners);

    public SiteMiner Of(string key) => Assert.Single(Directory.Miners, m => m.Key == key);

    /// <summary>Puts a device there and has a scan find it.</summary>
    public Sighting Find(string address, MadeUpDevice device, string? neighbourMac = null)
    {
        Reader.At[address] = device;
        return Directory.See(address, 4028, device.Identity, neighbourMac);
    }

    /// <summary>Visits everybody whose turn it is, one after the other.</summary>
    public async Task<int> VisitDueAsync(CancellationToken stop)
    {
        IReadOnlyList<SiteVisit> due = Directory.TakeDue(int.MaxValue);
        foreach (SiteVisit visit in due)
        {
            await _visitor.VisitAsync(visit, stop);
        }

        return due.Count;
    }

    /// <summary>Moves the clock on and visits whoever becomes due on the way; says when visits were.</summary>
    public async Task<List<TimeSpan>> RunAsync(TimeSpan span, TimeSpan step, CancellationToken stop)
    {
        var visits = new List<TimeSpan>();
        for (TimeSpan at = TimeSpan.Zero; at < span; at += step)
        {
            Clock.Advance(step);
            if (await VisitDueAsync(stop) > 0)
            {
                visits.Add(at + step);
            }
        }

        return visits;
    }

    public static AddressRange Range(string text) =>
        AddressRange.TryParse(text, [], AddressRangeAllowances.None, out AddressRange? range, out string? error) ? range : throw new ArgumentException(error, nameof(text));
}
