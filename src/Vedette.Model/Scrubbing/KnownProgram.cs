namespace Vedette.Model.Scrubbing;

/// <summary>What is known of a program's command line.</summary>
/// <param name="Options">Options with a secret that their names do not tell.</param>
/// <param name="Bare">Where a secret stands without any name, or null.</param>
/// <param name="TakesHeaders">Plain arguments may be headers, Name:Value.</param>
internal sealed record KnownProgram(ClientOption[] Options, BareSecret? Bare = null, bool TakesHeaders = false);
