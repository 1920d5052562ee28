namespace Vedette.Server.Telegraf.LineProtocol;

/// <summary>A tag; both parts are places in the line, still escaped.</summary>
internal readonly record struct LineTag(Range Key, Range Value);
