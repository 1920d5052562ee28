using Vedette.Agent.Commands;

return await AgentCommandLine.RunAsync(args);
