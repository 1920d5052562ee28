using Vedette.Testing;

namespace Vedette.EndToEnd.Tests.States;

/// <summary>A program that prints what a Telegraf prints: line protocol on its output, its log on the other. It stands in for the real one, which no package of Debian has.</summary>
internal static class TelegrafStandIn
{
    /// <summary>Writes it into the folder; the secrets are in the file only, never in its arguments.</summary>
    /// <param name="lines">What it prints every second.</param>
    /// <param name="complaints">What it says on standard error then.</param>
    public static string WriteTo(TemporaryFolder folder, string[] lines, string[] complaints)
    {
        string program = folder.File("telegraf-stand-in");
        string prints = string.Join('\n', [.. lines.Select(l => $"echo '{l}'"), .. complaints.Select(c => $"echo '{c}' >&2")]);
        ProgramFile.Write(program, $"#!/bin/sh\nwhile :; do\n{prints}\nsleep 1\ndone\n");
        return program;
    }
}
