namespace Vedette.Miners.Families.Avalon;

internal static class AvalonModel
{
    /// <summary>Where nothing else names it: "7411706-3162860" is a 741 and "1047-19120401_d46bc64" a 1047.</summary>
    public static string? OfVersion(string? version)
    {
        int dash = version?.IndexOf('-', StringComparison.Ordinal) ?? -1;
        string first = dash < 0 ? version ?? "" : version![..dash];
        if (first.Length < 3 || !char.IsAsciiDigit(first[0]) || !char.IsAsciiDigit(first[1]) || !char.IsAsciiDigit(first[2]))
        {
            return null;
        }

        return $"AvalonMiner {(first.Length >= 7 ? first[..3] : first)}";
    }

    /// <summary>PROD is the name, but for some families only its beginning: then MODEL tells which of them. "AvalonMiner 1346-110" is an "AvalonMiner 1346" of one rate.</summary>
    public static string? Readable(string? product, string? model)
    {
        if (product is null)
        {
            return null;
        }

        if (product.StartsWith("AvalonMiner 15", StringComparison.OrdinalIgnoreCase))
        {
            return model is null ? product : $"AvalonMiner {model}";
        }

        if (product.Equals("AvalonNano", StringComparison.OrdinalIgnoreCase) || product.StartsWith("Avalon0o", StringComparison.OrdinalIgnoreCase))
        {
            return model is null ? product : model.StartsWith("Avalon", StringComparison.OrdinalIgnoreCase) ? model : $"Avalon {model}";
        }

        int dash = product.IndexOf('-', StringComparison.Ordinal);
        return (dash < 0 ? product : product[..dash]).Trim();
    }
}
