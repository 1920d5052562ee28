using System.CommandLine;
using Vedette.Agent.Configuration;
using Vedette.Agent.Enrolment;
using Vedette.Agent.Logging;
using Vedette.Agent.Memory;

namespace Vedette.Agent.Commands;

/// <summary><c>run</c>: measures and delivers until it is told to stop.</summary>
internal sealed class RunCommand(CommonOptions options, CommandStart start, TimeProvider clock)
{
    public Command Create()
    {
        var command = new Command("run", "Measure this host and deliver to the server until stopped.");
        options.AddTo(command);
        command.SetAction(RunAsync);
        return command;
    }

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken stop)
    {
        IReadOnlyDictionary<string, string> environment = ProcessEnvironment.Read();
        if (start.ReadSettings(parsed, environment) is not { } read)
        {
            return ExitCodes.BadUsage;
        }

        (AgentSettings settings, AgentLog log) = read;
        var state = new StateDirectory(settings.StateDirectory);
        if (start.PassConsent(parsed, environment, state, log) is not { } consent)
        {
            return ExitCodes.ConsentMissing;
        }

        try
        {
            ServerTrust trust = settings.CaFile is { } file ? ServerTrust.FromFile(file) : File.Exists(state.CaFile) ? ServerTrust.FromFile(state.CaFile) : ServerTrust.System;
            if (await CredentialsAsync(settings, state, trust, stop) is not { } credentials)
            {
                log.Error("This host is not enrolled: run `vedette-agent enroll` first, or set server_url and the key (VEDETTE_API_KEY).");
                return ExitCodes.NotEnrolled;
            }

            state.Create();
            using InstanceLock? instance = InstanceLock.TryTake(state);
            if (instance is null)
            {
                log.Error("Another agent runs on this state directory.", ("state_dir", state.Path));
                return ExitCodes.Failure;
            }

            using var agent = new AgentProcess(settings, state, credentials, consent, trust, log, clock);
            using var ended = CancellationTokenSource.CreateLinkedTokenSource(stop);
            Task releasing = Task.Run(() => new MemoryRelease(clock, log).RunAsync(ended.Token), CancellationToken.None);
            await agent.RunAsync(stop);
            await ended.CancelAsync();
            await releasing;
            return ExitCodes.Ok;
        }
        catch (EnrolmentException e)
        {
            log.Error(e.Message);
            return ExitCodes.Failure;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            log.Error("The state directory cannot be used.", ("state_dir", state.Path), ("error", FileProblem.Describe(e)));
            return ExitCodes.Failure;
        }
    }

    /// <summary>What enrolment stored; else a key given by hand, for which the server says whose it is.</summary>
    private async Task<AgentCredentials?> CredentialsAsync(AgentSettings settings, StateDirectory state, ServerTrust trust, CancellationToken stop)
    {
        var store = new CredentialStore(state);
        AgentCredentials? stored = store.Read();
        if (settings.ApiKey is not { } key || settings.ServerUrl is not { } server || string.Equals(stored?.Key, key, StringComparison.Ordinal))
        {
            return stored;
        }

        using var handler = new SocketsHttpHandler { SslOptions = trust.Options(), AllowAutoRedirect = false };
        using var http = new HttpClient(handler) { Timeout = TimeSpan.FromSeconds(30), MaxResponseContentBufferSize = 1024 * 1024 };
        AgentCredentials asked = await new EnrolmentClient(http, clock).IdentifyAsync(server, key, stop);
        store.Write(asked);
        return asked;
    }
}
