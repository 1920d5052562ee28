namespace Vedette.Model.Scrubbing;

/// <summary>A kind of secret that tells what it is by its first letters.</summary>
/// <param name="Shortest">Fewest characters behind the prefix.</param>
internal readonly record struct KnownToken(string Prefix, int Shortest, bool UpperOnly = false);
