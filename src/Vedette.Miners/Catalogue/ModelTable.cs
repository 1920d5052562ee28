using System.Globalization;
using Vedette.Model.Miners;

namespace Vedette.Miners.Catalogue;

/// <summary>The models that are known, and what a miner of one of them should have. A model that is not in it changes nothing.</summary>
public static class ModelTable
{
    private static readonly Dictionary<string, KnownModel> ByVendorAndName = Load();

    public static int Count => ByVendorAndName.Count;

    /// <param name="vendor">As in <see cref="MinerIdentity.Vendor"/>.</param>
    /// <param name="name">In any spelling.</param>
    public static KnownModel? Find(string vendor, string? name)
    {
        if (string.IsNullOrWhiteSpace(name)) return null;
        if (vendor == "whatsminer") return WhatsminerModels.Find(name);
        return ByVendorAndName.GetValueOrDefault(Key(vendor, ModelName.Normalise(name)));
    }

    /// <summary>Fills in what the model tells and the device does not: nothing that the device itself gave is overwritten.</summary>
    public static MinerSnapshot Complete(MinerSnapshot snapshot)
    {
        var identity = snapshot.Identity;
        // The name as the device spells it holds the variant, which the readable one may not.
        if ((Find(identity.Vendor, identity.RawModel) ?? Find(identity.Vendor, identity.Model)) is not { } known) return snapshot;

        return snapshot with
        {
            Identity = identity with { Model = identity.Model ?? known.Name, Algorithm = identity.Algorithm ?? known.Algorithm },
            ExpectedBoards = snapshot.ExpectedBoards ?? known.Boards,
            ExpectedFans = snapshot.ExpectedFans ?? known.Fans,
            Hashrate = snapshot.Hashrate with { Label = snapshot.Hashrate.Label ?? known.LabelHashrate },
            Boards = known.ChipsPerBoard is { } chips
                ? [.. snapshot.Boards.Select(board => board.ExpectedChips is null ? board with { ExpectedChips = chips } : board)]
                : snapshot.Boards,
        };
    }

    private static Dictionary<string, KnownModel> Load()
    {
        var all = new Dictionary<string, KnownModel>(StringComparer.Ordinal);
        foreach (var line in TableText.ReadLines("models.models.txt"))
        {
            var parts = line.Split('|');
            var names = parts[1].Split(',');
            var (boards, chips) = Layout(parts[3]);
            var isAbout = parts[5].StartsWith('~');
            var rate = Hashrate(isAbout ? parts[5][1..] : parts[5]);
            var model = new KnownModel(parts[0], names[0], Known(parts[2]), boards, chips, Whole(parts[4]), isAbout ? null : rate) { TypicalHashrate = rate };
            foreach (var name in names.Select(ModelName.Normalise).Distinct(StringComparer.Ordinal)) all.Add(Key(parts[0], name), model);
        }
        return all;
    }

    private static string Key(string vendor, string name) => $"{vendor}/{name}";

    private static string? Known(string text) => text == "?" ? null : text;

    private static int? Whole(string text) => text == "?" ? null : int.Parse(text, CultureInfo.InvariantCulture);

    private static (int? Boards, int? Chips) Layout(string text)
    {
        var by = text.IndexOf('x', StringComparison.Ordinal);
        return by < 0 ? (null, null) : (Whole(text[..by]), Whole(text[(by + 1)..]));
    }

    private static double? Hashrate(string text) => text == "?" ? null : double.Parse(text[..^1], CultureInfo.InvariantCulture) * text[^1] switch
    {
        'K' => 1e3,
        'M' => 1e6,
        'G' => 1e9,
        'T' => 1e12,
        var unit => throw new FormatException($"A hashrate in the table of models is \"{text}\"; its unit {unit} is none of K, M, G and T."),
    };
}
