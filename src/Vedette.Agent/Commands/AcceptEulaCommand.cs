using System.CommandLine;
using Vedette.Agent.Configuration;
using Vedette.Agent.Consent;

namespace Vedette.Agent.Commands;

internal static class AcceptEulaCommand
{
    public static Command Create(CommonOptions options, CommandStart start)
    {
        var command = new Command("accept-eula", "Show the licence text and accept it; without a terminal give --accept-eula=N.");
        options.AddTo(command);
        command.SetAction(parsed =>
        {
            IReadOnlyDictionary<string, string> environment = ProcessEnvironment.Read();
            if (start.ReadSettings(parsed, environment) is not { } read)
            {
                return ExitCodes.BadUsage;
            }

            ConsentStatement? statement = start.PassConsent(parsed, environment, new StateDirectory(read.Settings.StateDirectory), read.Log);
            if (statement is null)
            {
                return ExitCodes.ConsentMissing;
            }

            Console.Out.WriteLine($"EULA version {statement.Version} is accepted (by {statement.AcceptedBy}, {statement.AcceptedAt:yyyy-MM-dd HH:mm:ss} UTC, {statement.How}).");
            return ExitCodes.Ok;
        });
        return command;
    }
}
