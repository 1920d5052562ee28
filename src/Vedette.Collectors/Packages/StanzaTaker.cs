namespace Vedette.Collectors.Packages;

/// <summary>Takes one paragraph of a database; the bytes are good until it returns.</summary>
internal delegate void StanzaTaker(ReadOnlySpan<byte> stanza);
