using Vedette.Agent.Commands;

namespace Vedette.Agent.Installation;

/// <summary>Says each step and does it, or only says it.</summary>
internal static class StepRunner
{
    /// <summary>The exit code.</summary>
    public static async Task<int> RunAsync(IReadOnlyList<InstallationStep> steps, IReadOnlyList<string> notes, bool dryRun, CancellationToken stop)
    {
        foreach (InstallationStep step in steps)
        {
            Console.Out.WriteLine(dryRun ? $"would {step.Description}" : step.Description);
            if (dryRun)
            {
                continue;
            }

            try
            {
                await step.DoAsync(stop);
            }
            catch (Exception e) when (e is InstallationException or IOException or UnauthorizedAccessException)
            {
                Console.Error.WriteLine($"This step failed: {e.Message} Nothing after it was done; the command can be given again.");
                return ExitCodes.Failure;
            }
        }

        if (steps.Count == 0)
        {
            Console.Out.WriteLine("There is nothing to do.");
        }

        foreach (string note in notes)
        {
            Console.Out.WriteLine(note);
        }

        return ExitCodes.Ok;
    }
}
