namespace Vedette.Server.Twin;

/// <summary>A card whose memory somebody holds.</summary>
internal readonly record struct HeldCard(string Key, string Title, long AtMs);
