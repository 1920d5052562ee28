using System.CommandLine;
using Vedette.Agent.Installation;

namespace Vedette.Agent.Commands;

/// <summary><c>install</c> and <c>uninstall</c>: the agent as a service of this system, or of one that is mounted.</summary>
internal sealed class InstallCommand(TimeProvider clock)
{
    private readonly Option<string> _user = new("--user") { Description = "The account to run as; created where it is not there", HelpName = "NAME", DefaultValueFactory = _ => InstallationOptions.DefaultUser };
    private readonly Option<string> _prefix = new("--prefix") { Description = "The folder for the program", HelpName = "DIR", DefaultValueFactory = _ => InstallationOptions.DefaultPrefix };
    private readonly Option<string> _root = new("--root") { Description = "Work on the system that is mounted here, for images", HelpName = "DIR", DefaultValueFactory = _ => InstallationOptions.ThisSystem };
    private readonly Option<string?> _dockerSocket = new("--docker-socket") { Description = "Let the agent use this container engine's socket, by its group", HelpName = "PATH" };
    private readonly Option<bool> _dryRun = new("--dry-run") { Description = "Only say what would be done" };
    private readonly Option<bool> _purge = new("--purge") { Description = "Delete the key, the consent, the queue, the configuration and the account, too" };

    public Command CreateInstall()
    {
        var command = new Command("install", "Install this program as a service: account, program, folders, hardened unit. Given again it does only what is not done yet.");
        foreach (Option option in new Option[] { _user, _prefix, _dockerSocket, _root, _dryRun })
        {
            command.Options.Add(option);
        }

        command.SetAction((parsed, stop) => GuardAsync(parsed, async options =>
        {
            var plan = new InstallationPlan(options, new SystemTools(clock), ThisProgram());
            return await StepRunner.RunAsync(await plan.PlanAsync(stop), plan.Notes, parsed.GetValue(_dryRun), stop);
        }));
        return command;
    }

    public Command CreateUninstall()
    {
        var command = new Command("uninstall", "Take the service back; the key, the consent, the queue and the configuration stay unless --purge is given.");
        foreach (Option option in new Option[] { _user, _prefix, _root, _dryRun, _purge })
        {
            command.Options.Add(option);
        }

        command.SetAction((parsed, stop) => GuardAsync(parsed, options =>
        {
            var plan = new UninstallationPlan(options, new SystemTools(clock), parsed.GetValue(_purge));
            return StepRunner.RunAsync(plan.Plan(), plan.Notes, parsed.GetValue(_dryRun), stop);
        }));
        return command;
    }

    private async Task<int> GuardAsync(ParseResult parsed, Func<InstallationOptions, Task<int>> act)
    {
        var options = new InstallationOptions(parsed.GetValue(_user)!, parsed.GetValue(_prefix)!, parsed.GetValue(_dockerSocket), parsed.GetValue(_root)!);
        string[] problems = [.. options.Problems()];
        if (problems.Length > 0)
        {
            Array.ForEach(problems, Console.Error.WriteLine);
            return ExitCodes.BadUsage;
        }

        if (!parsed.GetValue(_dryRun) && !Environment.IsPrivilegedProcess)
        {
            Console.Error.WriteLine("Root's rights are needed for this: give the command as root, or look first with --dry-run.");
            return ExitCodes.Failure;
        }

        try
        {
            return await act(options);
        }
        catch (Exception e) when (e is InstallationException or IOException or UnauthorizedAccessException)
        {
            Console.Error.WriteLine(e.Message);
            return ExitCodes.Failure;
        }
    }

    /// <exception cref="InstallationException">The program is not one file, so that copying it would not be enough.</exception>
    private static string ThisProgram()
    {
        string path = Environment.ProcessPath ?? throw new InstallationException("The program's own file is not known.");
        // Built for the .NET runtime it lies beside its parts.
        return File.Exists(Path.Join(AppContext.BaseDirectory, "vedette-agent.dll"))
            ? throw new InstallationException($"{path} is built for the .NET runtime and consists of several files; install the ahead-of-time build (./vedette publish).")
            : path;
    }
}
