namespace Vedette.Miners.Identification;

/// <summary>The fields of one reply that makers put their names into, in upper case; empty where it has none.</summary>
/// <param name="Program">The name of the mining program, which is a member's name.</param>
internal sealed record RpcFields(string Description, string Type, string Program, string ProgramVersion, string Driver)
{
    public string Product { get; init; } = "";

    public string StatsId { get; init; } = "";

    public string CompileTime { get; init; } = "";

    public string WhatsminerVersion { get; init; } = "";

    public bool HasWhatsminerSummary { get; init; }

    /// <summary>In what the program calls itself.</summary>
    public bool Says(string word) =>
        Description.Contains(word, StringComparison.Ordinal) || Program.Contains(word, StringComparison.Ordinal) || ProgramVersion.Contains(word, StringComparison.Ordinal);
}
