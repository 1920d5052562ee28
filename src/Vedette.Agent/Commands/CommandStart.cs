using System.CommandLine;
using Vedette.Agent.Configuration;
using Vedette.Agent.Consent;
using Vedette.Agent.Logging;

namespace Vedette.Agent.Commands;

/// <summary>The steps that every command begins with, in this order: settings (read only), then the consent gate. Nothing is written and no socket opened before both passed.</summary>
internal sealed class CommandStart(CommonOptions options, TimeProvider clock)
{
    /// <summary>The settings and the log, or null with every problem told.</summary>
    public (AgentSettings Settings, AgentLog Log)? ReadSettings(ParseResult parsed, IReadOnlyDictionary<string, string> environment)
    {
        SettingsOutcome outcome = SettingsReader.Read(options.Sources(parsed, environment));
        if (outcome.Settings is not { } settings)
        {
            Console.Error.WriteLine($"The configuration has {outcome.Problems.Count} problem(s):");
            foreach (string problem in outcome.Problems.Concat(outcome.Warnings))
            {
                Console.Error.WriteLine($"  {LogLine.OneLine(problem)}");
            }

            return null;
        }

        var log = new AgentLog(Console.Error, clock, settings.LogLevel, settings.LogFormat);
        foreach (string warning in outcome.Warnings)
        {
            log.Warning(warning);
        }

        return (settings, log);
    }

    /// <summary>The acceptance that covers this program's text, or null with the reason told.</summary>
    public ConsentStatement? PassConsent(ParseResult parsed, IReadOnlyDictionary<string, string> environment, StateDirectory state, AgentLog log, bool mayAsk = true)
    {
        var gate = new ConsentGate(Eula.Load(), new ConsentFile(state), clock, () => AccountName.OfThisProcess());
        ConsentOffer offer = ConsentOffer.From(options.AcceptedVersion(parsed), environment);
        ConsentDecision decision = gate.Check(offer, mayAsk ? TerminalConsentPrompt.ForConsole() : null);
        if (!decision.Passed)
        {
            log.Error(decision.Message!);
        }
        else if (decision.Message is not null)
        {
            log.Info(decision.Message);
        }

        return decision.Statement;
    }
}
