using Vedette.Server.Commands;

return await ServerCommand.RunAsync(args);
