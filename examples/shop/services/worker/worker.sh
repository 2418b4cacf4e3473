# Stands for a worker: a real one would take jobs out of $JOBS.
while true; do
  echo "waiting for jobs in ${JOBS:-no queue}"
  sleep 30
done
