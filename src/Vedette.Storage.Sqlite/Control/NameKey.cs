namespace Vedette.Storage.Sqlite.Control;

/// <summary>The form in which names are compared.</summary>
internal static class NameKey
{
    public static string Of(string name) => name.ToUpperInvariant();
}
