namespace Vedette.Server.Telegraf.LineProtocol;

/// <summary>A field with a numeric value; the key is a place in the line, still escaped.</summary>
internal readonly record struct LineField(Range Key, double Value);
