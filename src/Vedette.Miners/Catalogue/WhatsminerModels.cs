namespace Vedette.Miners.Catalogue;

/// <summary>
/// Whatsminers by model and variant: "M30S+_VE40". The last digit of a variant tells a batch and not another machine, so it is read as 0 unless the table knows it as it stands;
/// of an unknown variant the model's fans are known, and its boards where all its variants agree.
/// </summary>
internal static class WhatsminerModels
{
    private static readonly Dictionary<string, KnownModel> ByName = Load();

    public static KnownModel? Find(string name)
    {
        var key = ModelName.Normalise(name);
        if (ByName.TryGetValue(key, out var exact)) return exact;
        if (key.Length > 0 && char.IsAsciiDigit(key[^1]) && ByName.TryGetValue(key[..^1] + "0", out var batch)) return batch;
        var variant = key.LastIndexOf('V');
        return variant > 0 && ByName.TryGetValue(key[..variant], out var model) ? model : null;
    }

    private static Dictionary<string, KnownModel> Load()
    {
        var all = new Dictionary<string, KnownModel>(StringComparer.Ordinal);
        foreach (var line in TableText.ReadLines("models.whatsminer.txt"))
        {
            var parts = line.Split('|');
            var model = new KnownModel("whatsminer", $"Whatsminer {parts[0]}", "sha256d", int.Parse(parts[2]), null, int.Parse(parts[1]), null);
            var boardsAgree = true;
            foreach (var entry in parts[3].Split(' '))
            {
                var colon = entry.IndexOf(':', StringComparison.Ordinal);
                var (boards, chips) = Layout(entry[(colon + 1)..]);
                boardsAgree &= boards is null || boards == model.Boards;
                all.Add(parts[0] + entry[..colon], model with { Name = $"{model.Name} {entry[..colon]}", Boards = boards ?? model.Boards, ChipsPerBoard = chips });
            }
            all.Add(parts[0], boardsAgree ? model : model with { Boards = null });
        }
        return all;
    }

    private static (int? Boards, int? Chips) Layout(string text)
    {
        if (text == "?") return (null, null);
        var by = text.IndexOf('x', StringComparison.Ordinal);
        return by < 0 ? (null, int.Parse(text)) : (int.Parse(text[..by]), int.Parse(text[(by + 1)..]));
    }
}
