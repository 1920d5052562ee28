using Vedette.Agent.Logging;
using Vedette.Agent.Scheduling;
using Vedette.Protocol.Messages;

namespace Vedette.Agent.Link;

/// <summary>Answers what the server asks. This agent runs no commands and no shells; it says so where the protocol has a reply.</summary>
internal sealed class ServerRequests(UploadPlanState plans, TimeSpan? ownInterval, AgentLog log)
{
    private const string NotSupported = "This agent does not support that: it runs no commands for a server.";

    /// <summary>Takes a plan that came with the handshake; one that makes no sense is told and left out.</summary>
    public string? Apply(AgentConfig config)
    {
        if (UploadPlan.From(config, ownInterval, out string problem) is { } plan)
        {
            plans.Set(plan);
            return null;
        }

        log.Warning("The server's configuration was not taken; the one before stays.", ("problem", problem));
        return problem;
    }

    /// <summary>The reply to a request, or null where there is none.</summary>
    public MessageToServer? Answer(MessageToAgent request)
    {
        switch (request.PayloadCase)
        {
            case MessageToAgent.PayloadOneofCase.UpdateConfigRequest:
                string? problem = Apply(request.UpdateConfigRequest.NewConfig ?? new AgentConfig());
                return new MessageToServer
                {
                    UpdateConfigResponse = new UpdateConfigResponse
                    {
                        ConfigVersionId = request.UpdateConfigRequest.ConfigVersionId,
                        Success = problem is null,
                        ErrorMessage = problem ?? "",
                    },
                };
            case MessageToAgent.PayloadOneofCase.CommandRequest:
                Tell("command");
                return new MessageToServer
                {
                    CommandResponse = new CommandResponse { RequestId = request.CommandRequest.RequestId, Success = false, ErrorMessage = NotSupported },
                };
            case MessageToAgent.PayloadOneofCase.PtyDataToAgent:
                Tell("terminal");
                return new MessageToServer
                {
                    PtyDataToServer = new PtyDataToServer { SessionId = request.PtyDataToAgent.SessionId, StreamClosedByAgent = true, ErrorMessage = NotSupported },
                };
            case MessageToAgent.PayloadOneofCase.BatchAgentCommandRequest:
                Tell("batch command");
                return Failed(request.BatchAgentCommandRequest.CommandId);
            case MessageToAgent.PayloadOneofCase.BatchTerminateCommandRequest:
                return Failed(request.BatchTerminateCommandRequest.CommandId);
            default:
                return null;
        }
    }

    private static MessageToServer Failed(string commandId) => new()
    {
        BatchCommandResult = new BatchCommandResult { CommandId = commandId, Status = BatchCommandStatus.Failure, ExitCode = -1, ErrorMessage = NotSupported },
    };

    private void Tell(string what) => log.Warning("The server asked for something this agent does not do; it was refused.", ("request", what));
}
