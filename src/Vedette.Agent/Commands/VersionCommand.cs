using System.CommandLine;
using Vedette.Agent.Consent;

namespace Vedette.Agent.Commands;

internal static class VersionCommand
{
    public static Command Create()
    {
        var command = new Command("version", "Print the version of the program and of its licence text.");
        command.SetAction(_ =>
        {
            Console.Out.WriteLine($"vedette-agent {AgentVersion.Text} (EULA version {Eula.CurrentVersion})");
            return ExitCodes.Ok;
        });
        return command;
    }
}
