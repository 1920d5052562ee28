namespace Vedette.Miners.Families.Avalon;

internal static class AvalonModel
{
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
