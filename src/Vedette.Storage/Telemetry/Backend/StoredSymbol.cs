namespace Vedette.Storage.Telemetry.Backend;

/// <summary>A label name or value; series refer to it by number, so that each string is stored once.</summary>
public sealed record StoredSymbol(int Id, string Text);
