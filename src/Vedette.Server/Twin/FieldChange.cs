namespace Vedette.Server.Twin;

/// <param name="Before">Null where it was not known.</param>
/// <param name="After">As <paramref name="Before"/>.</param>
internal sealed record FieldChange(string Name, object? Before, object? After);
