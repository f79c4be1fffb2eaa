package org.gatehouse.config;

import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.spi.AfterDeploymentValidation;
import jakarta.enterprise.inject.spi.DeploymentException;
import jakarta.enterprise.inject.spi.Extension;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.ConfigProvider;

/**
 * Reads the configuration while the application is deployed. With a problem the deployment fails:
 * nothing is served, readiness stays down, and the log names each problem and its fix.
 */
public class ConfigExtension implements Extension {
  private static final Logger LOG = System.getLogger(ConfigExtension.class.getName());

  private ConfigReader.Result result;

  void check(@Observes AfterDeploymentValidation validation) {
    ConfigReader.Result read = result();
    if (!read.problems().isEmpty()) {
      validation.addDeploymentProblem(
          new DeploymentException(
              read.problems().stream().map(Problem::line).collect(Collectors.joining(" | "))));
    } else {
      LOG.log(
          Level.INFO,
          "Configured: {0}; {1}.",
          read.config().development() ? "development" : "production",
          read.config().settings());
    }
  }

  synchronized ConfigReader.Result result() {
    if (result == null) {
      result = ConfigReader.read(ConfigProvider.getConfig(), Path.of(""));
    }
    return result;
  }
}
