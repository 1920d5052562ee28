using System.Globalization;
using System.Text.RegularExpressions;
using Vedette.Server.Miners.Places;
using Vedette.Server.Miners.Rows;
using Vedette.Storage.Control;

namespace Vedette.Server.Miners.Roster;

/// <summary>Reads who is to stand where, and stores what fits.</summary>
internal sealed partial class Placements(MinerRoster roster, PlaceBook places, MinerRowBook book)
{
    private const int LongestPattern = 64;

    // A MAC has two of them at most.
    private const int AddressDots = 3;

    /// <param name="sites">Null = of all.</param>
    public (IReadOnlyList<Placement> Wanted, string? Problem) Read(string text, HashSet<int>? sites)
    {
        (PlacementSheet? sheet, string? problem) = PlacementSheet.Read(text);
        if (sheet is null)
        {
            return ([], problem);
        }

        ILookup<string, RosteredMiner> names = Names(sites);
        return ([.. sheet.Lines.Select(l => Line(l.Number, l.Fields, sheet.First, names))], null);
    }

    public (IReadOnlyList<Placement> Wanted, string? Problem) Read(PlacementPattern pattern)
    {
        if (places.Map.Rack(pattern.RackId) is not { } rack)
        {
            return ([], $"There is no rack {pattern.RackId}.");
        }

        string text = pattern.Pattern;
        bool hasSlot = text.Contains("{slot}", StringComparison.Ordinal);
        bool hasBoth = text.Contains("{row}", StringComparison.Ordinal) && text.Contains("{column}", StringComparison.Ordinal);
        if (text.Length > LongestPattern || hasSlot == hasBoth || !PatternForm().IsMatch(text))
        {
            return ([], "pattern must be an address with {row} and {column}, or with {slot}, in the place of numbers: 10.0.{row}.{column}");
        }

        string expression = Regex.Escape(text).Replace(@"\{row}", "(?<row>[0-9]{1,3})", StringComparison.Ordinal)
            .Replace(@"\{column}", "(?<column>[0-9]{1,3})", StringComparison.Ordinal).Replace(@"\{slot}", "(?<slot>[0-9]{1,3})", StringComparison.Ordinal);
        var form = new Regex($@"\A{expression}\z", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking);
        var fitting = roster.All.Where(m => m.SiteId == rack.SiteId && m.GoneAtMs is null).Select(m => (Miner: m, Match: form.Match(AddressOf(m) ?? ""))).Where(m => m.Match.Success)
            .OrderBy(m => m.Match.Value.Length).ThenBy(m => m.Match.Value, StringComparer.Ordinal).ToList();
        return ([.. fitting.Select((m, i) => Slot(i + 1, m.Miner, rack, m.Match, pattern.First))], null);
    }

    /// <summary>Those that fit stand in the end; each of the others says why it does not.</summary>
    public async Task<IReadOnlyList<PlacementReply>> StoreAsync(IReadOnlyList<Placement> wanted, CancellationToken stop)
    {
        Placement[] settled = Settle(wanted);
        var good = settled.Where(p => p.Error is null).ToDictionary(p => p.MinerId!.Value);
        PlaceOutcome outcome = good.Count == 0
            ? PlaceOutcome.Done
            : await roster.DecideAsync(
                [.. good.Keys], miner => miner with { RackId = good[miner.Id].RackId, RackRow = good[miner.Id].Row, RackColumn = good[miner.Id].Column, ContainerId = null }, stop);
        string? late = outcome == PlaceOutcome.Done ? null : "The places changed meanwhile; send it once more.";
        return [.. settled.Select(p => new PlacementReply(p.Line, (p.Error ?? late) is null, p.MinerId, p.Error ?? late))];
    }

    /// <summary>Who cannot move stays, and so the slot where he stands stays taken: again until nobody else is refused.</summary>
    private Placement[] Settle(IReadOnlyList<Placement> wanted)
    {
        var holders = roster.All.Where(m => m is { RackId: not null, RackRow: not null }).ToDictionary(m => (m.RackId!.Value, m.RackRow!.Value, m.RackColumn!.Value), m => m.Id);
        Placement[] settled = Unique(wanted);
        while (true)
        {
            var moving = settled.Where(p => p.Error is null).Select(p => p.MinerId!.Value).ToHashSet();
            Placement[] next =
            [
                .. settled.Select(p => p.Error is null && holders.TryGetValue((p.RackId, p.Row, p.Column), out int holder) && !moving.Contains(holder)
                    ? p with { Error = "Another miner stands in that slot." }
                    : p),
            ];
            if (next.Count(p => p.Error is null) == moving.Count)
            {
                return next;
            }

            settled = next;
        }
    }

    private static Placement[] Unique(IReadOnlyList<Placement> wanted)
    {
        var miners = new HashSet<int>();
        var slots = new HashSet<(int, int, int)>();
        return
        [
            .. wanted.Select(p => p.Error is not null ? p
                : !miners.Add(p.MinerId!.Value) ? p with { Error = "This miner stands on a line before." }
                : !slots.Add((p.RackId, p.Row, p.Column)) ? p with { Error = "This slot stands on a line before." } : p),
        ];
    }

    private Placement Line(int number, string[] fields, int first, ILookup<string, RosteredMiner> names)
    {
        if (fields.Length != PlacementSheet.Fields)
        {
            return Placement.Refused(number, $"The line has {fields.Length} fields; needed are mac_or_ip,rack,row,column.");
        }

        RosteredMiner[] named = [.. names[NameOf(fields[0])].DistinctBy(m => m.Id)];
        if (named.Length != 1)
        {
            return Placement.Refused(number, named.Length == 0 ? $"No miner has '{fields[0]}'." : $"{named.Length} miners have '{fields[0]}'; give the site as ?site=ID.");
        }

        RosteredMiner miner = named[0];
        MinerRack? rack = places.Map.Racks.FirstOrDefault(r => r.SiteId == miner.SiteId && r.Name.Equals(fields[1], StringComparison.OrdinalIgnoreCase));
        if (rack is null)
        {
            return Placement.Refused(number, $"There is no rack '{fields[1]}' at the miner's site.", miner.Id);
        }

        bool numbers = int.TryParse(fields[2], NumberStyles.None, CultureInfo.InvariantCulture, out int row) & int.TryParse(fields[3], NumberStyles.None, CultureInfo.InvariantCulture, out int column);
        return numbers
            ? Within(number, miner, rack, (row - first, column - first, first))
            : Placement.Refused(number, $"row and column are '{fields[2]}' and '{fields[3]}'; needed are numbers from {first}.", miner.Id);
    }

    private static Placement Slot(int number, RosteredMiner miner, MinerRack rack, Match match, int first)
    {
        int Number(string name) => int.Parse(match.Groups[name].Value, NumberStyles.None, CultureInfo.InvariantCulture) - first;
        if (!match.Groups["slot"].Success)
        {
            return Within(number, miner, rack, (Number("row"), Number("column"), first));
        }

        int slot = Number("slot");
        return slot >= 0 && slot < rack.Rows * rack.Columns
            ? new Placement(number, miner.Id, rack.Id, slot / rack.Columns, slot % rack.Columns, null)
            : Placement.Refused(number, $"Slot {slot + first} is outside rack '{rack.Name}', which has {rack.Rows * rack.Columns} slots, counted from {first}.", miner.Id);
    }

    /// <param name="slot">From 0, with the number that people give the first.</param>
    private static Placement Within(int number, RosteredMiner miner, MinerRack rack, (int Row, int Column, int First) slot) =>
        slot.Row >= 0 && slot.Row < rack.Rows && slot.Column >= 0 && slot.Column < rack.Columns
            ? new Placement(number, miner.Id, rack.Id, slot.Row, slot.Column, null)
            : Placement.Refused(
                number,
                $"Slot {slot.Row + slot.First}, {slot.Column + slot.First} is outside rack '{rack.Name}', which has {rack.Rows} rows and {rack.Columns} columns, counted from {slot.First}.",
                miner.Id);

    /// <summary>Miners by MAC, by serial and by address.</summary>
    private ILookup<string, RosteredMiner> Names(HashSet<int>? sites) => roster.All.Where(m => m.GoneAtMs is null && sites?.Contains(m.SiteId) != false)
        .SelectMany(m => new[] { m.Key, book.FactsOf(m)?.Told.Mac, book.FactsOf(m)?.Told.Serial, AddressOf(m) }.OfType<string>().Select(name => (name, m)))
        .ToLookup(n => NameOf(n.name), n => n.m, StringComparer.Ordinal);

    private string? AddressOf(RosteredMiner miner) => book.FactsOf(miner)?.Told.IpAddress;

    /// <summary>A MAC is written with colons, dashes, dots or nothing between.</summary>
    private static string NameOf(string name)
    {
        string bare = name.Replace(":", "", StringComparison.Ordinal).Replace("-", "", StringComparison.Ordinal).Replace(".", "", StringComparison.Ordinal).ToUpperInvariant();
        return bare.Length == 12 && bare.All(char.IsAsciiHexDigit) && name.Count(c => c == '.') != AddressDots ? bare : name.ToUpperInvariant();
    }

    [GeneratedRegex(@"\A[0-9a-fA-F.:]*(?:\{(?:row|column|slot)\}[0-9a-fA-F.:]*){1,2}\z", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex PatternForm();
}
