using System.CommandLine;
using Vedette.Agent.Consent;

namespace Vedette.Agent.Commands;

internal static class EulaCommand
{
    public static Command Create()
    {
        var command = new Command("eula", "Print the licence text.");
        command.SetAction(_ =>
        {
            Eula eula = Eula.Load();
            Console.Out.WriteLine(eula.Text);
            Console.Out.WriteLine($"(version {eula.Version}, sha256:{eula.Sha256})");
            return ExitCodes.Ok;
        });
        return command;
    }
}
